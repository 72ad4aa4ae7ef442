export { BENCHMARK_BANDS, DURATION_BANDS, FREQUENCY_BANDS } from './bands';
export type { BenchmarkBand } from './bands';
export { benchmark } from './benchmarks';
export { BENCHMARK_YEARS, DEFAULT_BENCHMARK_YEAR } from './published';
export type { Cluster } from './published';
export { INDUSTRY_MEANS_2025 } from './quickCheck';
export type { IndustryMean } from './quickCheck';
