export * from './answer';
export * from './definitions';
export * from './facts';
export { computeFacts } from './computeFacts';
export * from './factFindings';
