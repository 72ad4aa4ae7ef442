export * from './environmentKey';
export * from './production';
