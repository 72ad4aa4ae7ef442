export * from './mapping';
export * from './overview';
