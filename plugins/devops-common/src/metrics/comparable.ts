import { FactPool } from './factPool';
import { FactTable, partOf } from './factTable';
import { MeasureQuery, Window } from './query';

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

/** The facts of a window, of each service those up to an instant of its own. */
export function partUntil(
  table: FactTable,
  window: Window,
  until: Float64Array,
): FactTable {
  const [first = Infinity] = until;
  return until.every(instant => instant === first)
    ? partOf(table, cutAfter(window, first))
    : select(partOf(table, window), until);
}

/** What of a window is not later than an instant. */
export function cutAfter({ from, to }: Window, until: number): Window {
  return { from, to: Math.max(from, Math.min(to, until + 1)) };
}

function select(
  { service, at, flags, columns }: FactTable,
  until: Float64Array,
): FactTable {
  const rows = new Uint32Array(at.length);
  let length = 0;
  for (let i = 0; i < at.length; i++) {
    if (at[i] <= until[service[i]]) {
      rows[length++] = i;
    }
  }
  const taken = rows.subarray(0, length);
  return {
    service: Uint32Array.from(taken, i => service[i]),
    at: Float64Array.from(taken, i => at[i]),
    flags: Uint32Array.from(taken, i => flags[i]),
    columns: columns.map(column => Float64Array.from(taken, i => column[i])),
  };
}
