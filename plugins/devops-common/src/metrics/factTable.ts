import { FACT_FINDING_CODES } from './factFindings';
import { Window } from './query';

/**
 * Facts of one kind, of many services, by columns and in order of time. A scope
 * of thousands of services has a million facts: as objects they would cost more
 * than all the statistics over them.
 *
 * @public
 */
export interface FactTable {
  /** Position of the fact's service in its pool. */
  service: Uint32Array;
  /** The instant by which the fact belongs to a window, ascending. */
  at: Float64Array;
  /** {@link FLAGS} and, in the lowest bits, the codes of its findings. */
  flags: Uint32Array;
  /** Numbers of the fact; NaN for what is not known. */
  columns: Float64Array[];
}

/** Places in {@link FactTable.columns}. */
export const DEPLOYMENT = {
  recoveryMs: 0,
  pipelineMs: 1,
  batchSize: 2,
  /** Median of how long its changes had waited since they were merged. */
  waitMs: 3,
};
/** @see DEPLOYMENT. */
export const CHANGE = {
  leadTimeMs: 0,
  codingMs: 1,
  pickupMs: 2,
  reviewMs: 3,
  deliveryMs: 4,
};
/** @see DEPLOYMENT */
export const INCIDENT = { restoreMs: 0 };

/** The lowest bits are those of `FACT_FINDING_CODES`, in their order. */
export const FINDING_BITS = 16;

/** How many {@link FLAGS} stand above them. */
export const FLAG_BITS = 7;

/** What is so about a fact. */
export const FLAGS = {
  /** A production deployment that succeeded. */
  release: 1 << 16,
  /** A release that has failed. */
  failed: 1 << 17,
  suspect: 1 << 18,
  unplanned: 1 << 19,
  versioned: 1 << 20,
  /** A failed release that is not recovered, an incident that is not resolved. */
  open: 1 << 21,
  /** A failed production deployment that the change failure rate counts. */
  failedPipeline: 1 << 22,
};

/** A release that has failed, whenever that became known. */
export const FAILED_RELEASE = FLAGS.release | FLAGS.failed;

/** How many facts of a part carry all of the flags. */
export function countFlagged(part: FactTable, flags: number): number {
  let count = 0;
  for (let i = 0; i < part.flags.length; i++) {
    count += (part.flags[i] & flags) === flags ? 1 : 0;
  }
  return count;
}

/** The flags of those facts that carry all of the given ones. */
export function flagged(part: FactTable, flags: number): Uint32Array {
  const found = new Uint32Array(part.flags.length);
  let length = 0;
  for (let i = 0; i < part.flags.length; i++) {
    const own = part.flags[i];
    if ((own & flags) === flags) {
      found[length++] = own;
    }
  }
  return found.subarray(0, length);
}

/**
 * The known numbers of a column, of the facts that carry all of the flags.
 *
 * @param without - flags of facts that are passed over
 * @returns not to be written to: where nothing is passed over it is the column
 */
export function numbersOf(
  part: FactTable,
  column: number | 'at',
  flags: number = 0,
  without: number = 0,
): Float64Array {
  const from = column === 'at' ? part.at : part.columns[column];
  const own = part.flags;
  const mask = flags | without;
  const isTaken = (i: number) =>
    !Number.isNaN(from[i]) && (own[i] & mask) === flags;
  let start = 0;
  while (start < from.length && isTaken(start)) {
    start += 1;
  }
  if (start === from.length) {
    return from;
  }
  const numbers = from.slice();
  let length = start;
  for (let i = start + 1; i < from.length; i++) {
    if (isTaken(i)) {
      numbers[length++] = from[i];
    }
  }
  return numbers.subarray(0, length);
}

/** How many facts carry each code of a finding, in the order of the codes. */
export function countFindings(facts: Uint32Array): number[] {
  const counts = FACT_FINDING_CODES.map(() => 0);
  for (const flags of facts) {
    let bits = flags & ((1 << FINDING_BITS) - 1);
    while (bits !== 0) {
      const bit = 31 - Math.clz32(bits);
      counts[bit] += 1;
      bits ^= 1 << bit;
    }
  }
  return counts;
}

/** The facts of a window; nothing is copied. */
export function partOf(table: FactTable, { from, to }: Window): FactTable {
  const start = firstFrom(table.at, from);
  const end = Math.max(start, firstFrom(table.at, to));
  return {
    service: table.service.subarray(start, end),
    at: table.at.subarray(start, end),
    flags: table.flags.subarray(start, end),
    columns: table.columns.map(column => column.subarray(start, end)),
  };
}

/** Copies the facts at some positions, in the order of these. */
export function pickFacts(table: FactTable, order: Uint32Array): FactTable {
  const { length } = order;
  return {
    service: pick(table.service, order, new Uint32Array(length)),
    at: pick(table.at, order, new Float64Array(length)),
    flags: pick(table.flags, order, new Uint32Array(length)),
    columns: table.columns.map(column =>
      pick(column, order, new Float64Array(length)),
    ),
  };
}

function pick<T extends Uint32Array | Float64Array>(
  from: T,
  order: Uint32Array,
  to: T,
): T {
  for (let i = 0; i < order.length; i++) {
    to[i] = from[order[i]];
  }
  return to;
}

/** Position of the first instant that is not before the given one. */
function firstFrom(at: Float64Array, instant: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at[middle] < instant) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
