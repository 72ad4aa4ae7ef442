import { DeliveryStatus } from '@devops-domains/backstage-plugin-devops-common';

/** How far back the log is shown: it may hold a million deliveries, and a search reads every one in the period. */
export const PERIODS = ['1d', '7d', '30d', 'all'] as const;

/** One of {@link PERIODS}. */
export type Period = (typeof PERIODS)[number];

/**
 * How far back is shown until somebody chooses: a weekend and the days around it,
 * but all of what failed or found no entity, because that waits to be processed
 * again, however old it is.
 */
export function defaultPeriod(status: DeliveryStatus | ''): Period {
  return status === 'failed' || status === 'unmatched' ? 'all' : '7d';
}

const DAYS: Record<Period, number | null> = {
  '1d': 1,
  '7d': 7,
  '30d': 30,
  all: null,
};
const DAY_MS = 86_400_000;

/** Since when deliveries are shown, in ISO 8601; undefined for all that are kept. */
export function startOf(period: Period, now: number): string | undefined {
  const days = DAYS[period];
  return days === null
    ? undefined
    : new Date(now - days * DAY_MS).toISOString();
}
