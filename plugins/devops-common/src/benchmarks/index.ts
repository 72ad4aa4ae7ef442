export * from './bands';
export * from './benchmarks';
export { BENCHMARK_YEARS, DEFAULT_BENCHMARK_YEAR } from './published';
export type { Cluster } from './published';
export * from './quickCheck';
