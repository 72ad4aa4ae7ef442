export * from './readChoice';
export * from './readPattern';
