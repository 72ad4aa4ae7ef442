import {
  BENCHMARK_YEARS,
  Bucket,
  BUCKETS,
} from '@devops-domains/backstage-plugin-devops-common';
import { withValues } from '../../address/withValues';
import { isTimeZone } from './timeZones';

/** The periods to choose from; `custom` is between two dates. */
export const WINDOWS = ['7d', '30d', '90d', '180d', '1y', 'custom'] as const;

export type WindowId = (typeof WINDOWS)[number];

/** What the tab shows: all of it stands in the address, so that a link shows the same. */
export interface View {
  window: WindowId;
  /** First and last day of a custom period, `2026-11-01`; the last is included. */
  from: string | null;
  to: string | null;
  bucket: Bucket;
  timeZone: string;
  /** Null: the year that the portal is configured with. */
  benchmarkYear: number | null;
}

const USUAL_BUCKETS: Record<WindowId, Bucket> = {
  '7d': 'day',
  '30d': 'day',
  '90d': 'week',
  '180d': 'week',
  '1y': 'month',
  custom: 'week',
};

/** The bucket that draws a period with neither too few nor too many points. */
export const usualBucket = (window: WindowId): Bucket => USUAL_BUCKETS[window];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const dayOrNull = (text: string | null) =>
  text !== null && DAY.test(text) ? text : null;

/** Names the period of a view: the same one after a refresh, although its end has moved on then. */
export const periodOf = ({ window, from, to, timeZone }: View): string =>
  JSON.stringify(
    window === 'custom' ? [from, to, timeZone] : [window, timeZone],
  );

/** Reads a view from the query of an address; what is missing or wrong takes its default. */
export function readView(query: URLSearchParams, browserZone: string): View {
  const window = WINDOWS.find(known => known === query.get('window')) ?? '90d';
  const timeZone = query.get('timeZone');
  const year = Number(query.get('benchmarkYear'));
  return {
    window,
    from: dayOrNull(query.get('from')),
    to: dayOrNull(query.get('to')),
    bucket:
      BUCKETS.find(known => known === query.get('bucket')) ??
      usualBucket(window),
    timeZone: timeZone && isTimeZone(timeZone) ? timeZone : browserZone,
    benchmarkYear: BENCHMARK_YEARS.find(known => known === year) ?? null,
  };
}

/** Writes a view into a query, and leaves what others keep there. */
export function writeView(query: URLSearchParams, view: View): URLSearchParams {
  const isCustom = view.window === 'custom';
  return withValues(query, {
    window: view.window,
    from: isCustom ? view.from : null,
    to: isCustom ? view.to : null,
    bucket: view.bucket,
    timeZone: view.timeZone,
    benchmarkYear:
      view.benchmarkYear === null ? null : String(view.benchmarkYear),
  });
}
