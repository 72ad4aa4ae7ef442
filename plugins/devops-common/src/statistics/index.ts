export { compareCounts, compareDurations, compareRates } from './comparison';
export { distribution, mean, median, percentile } from './distribution';
export * from './wilson';
