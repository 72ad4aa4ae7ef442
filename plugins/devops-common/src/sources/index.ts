export * from './sourcesAnswer';
export * from './sourceTest';
