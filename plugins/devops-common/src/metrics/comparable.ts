import { Instant } from '../records/instant';
import { FactPool } from './factPool';
import { FactTable, partOf } from './factTable';
import { MeasureQuery, periodBefore, Window, windowOf } from './query';

const HOUR_MS = 3_600_000;

/**
 * For each service of a pool the last instant of what may be compared. An incident
 * may still come for what was released just now: such releases stay out.
 */
export function matureUntil(
  { services }: FactPool,
  { asOf, definitions }: MeasureQuery,
): Float64Array {
  return Float64Array.from(services, ({ summary }) => {
    const used = summary.definitions ?? [definitions];
    const hours = used.map(({ attributionHours }) => attributionHours);
    return asOf - Math.max(...hours) * HOUR_MS;
  });
}

/**
 * The same for deployment frequency: everything of the services that were deployed before
 * the previous period. Releases of one that was connected since are no rise.
 */
export function comparableDeployments(
  { services }: FactPool,
  window: Window,
): Float64Array {
  const start = periodBefore(window).from;
  return Float64Array.from(services, ({ summary: { firstDeploymentAt } }) =>
    firstDeploymentAt === null || firstDeploymentAt <= start
      ? Infinity
      : -Infinity,
  );
}

/**
 * The same for failures and recoveries: what is mature, of the services whose
 * failures became known in the same way in both periods. Before its source was
 * there, an incident was not known, which is not that there was none. Where there is
 * no incident and no source of any, only what the rate measures can be compared.
 *
 * @param selections - what the change failure rate of both periods is counted from
 */
export function comparableFailures(
  pool: FactPool,
  query: MeasureQuery,
  selections: readonly { isMeasured: boolean; counted: Uint8Array }[],
): Float64Array {
  const start = periodBefore(windowOf(query)).from;
  return matureUntil(pool, query).map((until, i) => {
    const isMeasured = selections.every(
      selection => selection.isMeasured && selection.counted[i] === 1,
    );
    const one = pool.services[i];
    const { firstIncidentAt } = one.summary;
    const isKnown =
      firstIncidentAt === null
        ? isMeasured || query.incidentSources.has(one.service)
        : firstIncidentAt <= start || hasSourceSince(one, start, query);
    return isKnown ? until : -Infinity;
  });
}

/** Whether any of the services that were deployed may be compared. */
export function isComparable(
  { services }: FactPool,
  until: Float64Array,
): boolean {
  return services.some(
    ({ summary }, i) =>
      summary.firstDeploymentAt !== null && until[i] > -Infinity,
  );
}

/** Whether a source that works named the service as early as that. */
function hasSourceSince(
  { service, summary }: FactPool['services'][number],
  start: Instant,
  { incidentSources }: MeasureQuery,
): boolean {
  const named = Object.values(summary.incidentSources ?? {});
  return incidentSources.has(service) && named.some(since => since <= start);
}

/**
 * Of a part what some of the services may not compare, and what lies between.
 * Nearly always that is nothing, or the last day: what is counted otherwise is
 * then not counted once more.
 */
export function fromFirstEnd(part: FactTable, until: Float64Array): FactTable {
  const from = until.reduce((first, end) => Math.min(first, end), Infinity);
  return partOf(part, { from, to: Infinity });
}

/** How many facts of a part carry all of the flags, of each service those after its own instant. */
export function countAfter(
  part: FactTable,
  mask: number,
  until: Float64Array,
): number {
  const { service, at, flags } = fromFirstEnd(part, until);
  let count = 0;
  for (let i = 0; i < flags.length; i++) {
    const isLate = (flags[i] & mask) === mask && at[i] > until[service[i]];
    count += isLate ? 1 : 0;
  }
  return count;
}
