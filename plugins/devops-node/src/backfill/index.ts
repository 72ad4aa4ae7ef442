export * from './ApiClient';
export * from './ApiError';
export { readRateLimit, type RateLimit } from './rateLimit';
export * from './walkPages';
