export * from './buckets';
export * from './localDay';
