export * from './instant';
export * from './record';
