export * from './connector';
export * from './createConnectorModule';
export * from './delivery';
export * from './parsePayload';
