import { AUTHORIZED, Door, pick } from './door';

const QUERIES = [
  'entityRef',
  'from',
  'to',
  'timeZone',
  'bucket',
  'cursor',
  'limit',
  'q',
  'status',
  'snapshot',
];
const PATHS = [
  '/v1/metrics',
  '/v1/metrics/services',
  '/v1/metrics/lead-time/evidence',
  '/v1/deployments',
  '/v1/changes',
  '/v1/sources',
  '/v1/deliveries',
  '/v1/overrides',
];
/** What no parameter expects, and what some do. */
export const VALUES = [
  'component:default/service-1',
  '2026-10-01T00:00:00Z',
  'week',
  'UTC',
  '\u0000',
  '🙂'.repeat(50),
  '-1',
  '1e9',
  'W10=',
  "' or 1=1 --",
];

/** Mostly a question that could be answered, with one word of it changed. */
export const readDoor: Door = random => {
  const query = new URLSearchParams();
  const path = pick(random, PATHS);
  if (path !== '/v1/deliveries') query.append('entityRef', VALUES[0]);
  if (random() < 0.7) query.append(pick(random, QUERIES), pick(random, VALUES));
  return {
    door: 'queries',
    path: `${path}?${query}`,
    method: 'GET',
    headers: AUTHORIZED,
  };
};
