import { buckets, CalendarBucket } from '../calendar/buckets';
import { Instant } from '../records/instant';
import { Bucket } from './answer';
import { Definitions } from './definitions';

/** What is asked about facts, besides the facts. @public */
export interface MeasureQuery {
  /** Start of the window, inclusive. */
  from: Instant;
  /** End of the window, exclusive; what lies after `asOf` is cut off. */
  to: Instant;
  /** Now, or the instant of the snapshot. */
  asOf: Instant;
  /** IANA name of the time zone whose calendar cuts the buckets. */
  timeZone: string;
  bucket: Bucket;
  benchmarkYear: number;
  definitions: Definitions;
  /** Services for which a healthy source of incidents is configured. */
  incidentSources: ReadonlySet<string>;
  /** Whether the facts are those of a union of services, which has no benchmark for its frequency. */
  scope: boolean;
  /** Whether facts of one of the services are still to be computed, so that those that are known may be out of date; default: no. */
  stale?: boolean;
  /** How many deployments that may be those of the services wait for an entity; default: none. */
  waiting?: number;
}

/** A query with what all its numbers share. */
export interface PreparedQuery extends MeasureQuery {
  /** The buckets of each series. */
  buckets: CalendarBucket[];
}

/** A half-open interval `[from, to)`. */
export interface Window {
  from: Instant;
  to: Instant;
}

/** The window of a query, which ends at now at the latest. */
export function windowOf({ from, to, asOf }: MeasureQuery): Window {
  return { from, to: Math.max(from, Math.min(to, asOf)) };
}

/** Cuts the window once for all series. @throws `InputError`, see `buckets` */
export function prepareQuery(query: MeasureQuery): PreparedQuery {
  const { from, to } = windowOf(query);
  const { asOf, bucket, timeZone } = query;
  return { ...query, buckets: buckets(from, to, asOf, bucket, timeZone) };
}

/** The period of the same absolute length just before a window. */
export function periodBefore({ from, to }: Window): Window {
  return { from: from - (to - from), to: from };
}
