export { buckets, fullIsoWeeks, MAX_BUCKETS } from './buckets';
export type { CalendarBucket } from './buckets';
export { localDay } from './localDay';
