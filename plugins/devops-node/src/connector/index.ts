export * from './beforeAll';
export * from './connector';
export * from './createConnectorModule';
export * from './delivery';
export * from './firstSuccessCounts';
export * from './incidentUpdatedAt';
export * from './instantText';
export * from './parsePayload';
