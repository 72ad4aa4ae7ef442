export * from './hmacSignature';
export * from './sharedSecret';
export * from './signatureScheme';
export * from './standardWebhooks';
