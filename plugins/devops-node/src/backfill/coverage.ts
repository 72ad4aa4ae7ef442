import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { z } from 'zod';

const DAY = 86_400_000;
/** How much is read at once; what a backend that is killed has to read again at most. */
const SLICE = 7 * DAY;
/** Read twice, because the clocks of two machines differ. */
const OVERLAP = 10 * 60_000;

/** A span of time whose events are read. @public */
export interface TimeSlice {
  since: Instant;
  until: Instant;
  /** Read to keep up with the present; otherwise to go back into the past. */
  isNew: boolean;
  /** What the server failed to give of it the last time; then it is read once more. */
  failures: readonly string[];
}

/** What was read of a repository: all from `from` until `until`. @public */
export interface Coverage {
  /** When the source met it first; the past is counted from here. */
  firstSeen: Instant;
  /** When it was begun to be read in this way: later where it is read anew. */
  startedAt: Instant;
  from: Instant;
  until: Instant;
  /** Digest of the settings that it is read by. */
  basis: string;
  /** What the server failed to give of the next slice on either side, when that was read last. */
  failures: { isNew: string[]; isOld: string[] };
}

const coverageSchema: z.ZodType<Coverage> = z.object({
  firstSeen: z.int(),
  startedAt: z.int(),
  from: z.int(),
  until: z.int(),
  basis: z.string(),
  failures: z.object({
    isNew: z.array(z.string()),
    isOld: z.array(z.string()),
  }),
});

/**
 * The coverage that was kept as a source's state. Nothing is covered when the
 * state says nothing, or was read by other settings; then all of it is read
 * again, from as far back as before.
 *
 * @public
 */
export function coverageOf(
  state: unknown,
  basis: string,
  now: Instant,
): Coverage {
  const kept = coverageSchema.safeParse(state).data;
  return kept?.basis === basis
    ? kept
    : {
        firstSeen: kept?.firstSeen ?? now,
        startedAt: now,
        from: now,
        until: now,
        basis,
        failures: { isNew: [], isOld: [] },
      };
}

/** What happened since the last time, the earlier first, so that no gap is left behind. @public */
export function newSlices(
  { until, failures }: Coverage,
  now: Instant,
): TimeSlice[] {
  const slices: TimeSlice[] = [];
  for (let since = until; since < now; since += SLICE) {
    slices.push({
      since: since - OVERLAP,
      until: Math.min(since + SLICE, now),
      isNew: true,
      failures: failures.isNew,
    });
  }
  return slices;
}

/**
 * The next step back into the past; null when all of it was read.
 *
 * @param days - how far back the past is read
 * @public
 */
export function nextOldSlice(
  { firstSeen, from, failures }: Coverage,
  days: number,
): TimeSlice | null {
  const oldest = firstSeen - days * DAY;
  return from > oldest
    ? {
        since: Math.max(from - SLICE, oldest),
        until: from,
        isNew: false,
        failures: failures.isOld,
      }
    : null;
}

/** What was read once a slice is done. @public */
export function covering(coverage: Coverage, slice: TimeSlice): Coverage {
  return {
    ...coverage,
    from: Math.min(coverage.from, slice.since),
    until: Math.max(coverage.until, slice.until),
    failures: { ...coverage.failures, [sideOf(slice)]: [] },
  };
}

/**
 * Adds what the server failed to give of a slice.
 *
 * @returns null where the same was missing the last time: then it is done without
 * @public
 */
export function withFailures(
  coverage: Coverage,
  slice: TimeSlice,
  failures: readonly string[],
): Coverage | null {
  const side = sideOf(slice);
  const before = coverage.failures[side];
  const all = [...new Set([...before, ...failures])];
  return all.length > before.length
    ? { ...coverage, failures: { ...coverage.failures, [side]: all } }
    : null;
}

function sideOf({ isNew }: TimeSlice): keyof Coverage['failures'] {
  return isNew ? 'isNew' : 'isOld';
}

/** How many steps into the past so many days are. */
export function stepsIn(days: number): number {
  return Math.ceil((days * DAY) / SLICE);
}

/** How many steps into the past there are, and how many are done. @public */
export function stepsOf(
  { firstSeen, startedAt, from }: Coverage,
  days: number,
): { done: number; total: number } {
  const oldest = firstSeen - days * DAY;
  const total = Math.ceil((startedAt - oldest) / SLICE);
  const left = Math.ceil((from - oldest) / SLICE);
  return { done: total - Math.min(Math.max(left, 0), total), total };
}
