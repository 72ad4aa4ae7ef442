export * from './answer';
export * from './definitions';
export * from './facts';
