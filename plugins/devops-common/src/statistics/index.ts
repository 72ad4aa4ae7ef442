export * from './comparison';
export * from './distribution';
export * from './wilson';
