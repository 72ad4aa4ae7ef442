export * from './ApiClient';
export * from './ApiError';
export * from './BackfillProgress';
export * from './backfillSettings';
export type { TimeSlice } from './coverage';
export type { History } from './HistoryReader';
export { readRateLimit, type RateLimit } from './rateLimit';
export * from './readHistories';
export * from './walkPages';
