import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { z } from 'zod';

const DAY = 86_400_000;
/** How much is read at once; what a backend that is killed has to read again at most. */
const SLICE = 7 * DAY;
/** Read twice, because the clocks of two machines differ. */
const OVERLAP = 10 * 60_000;

/** A span of time; what was updated in it is read. */
export interface TimeSlice {
  since: Instant;
  until: Instant;
}

const coverageSchema = z.object({
  firstSeen: z.int(),
  from: z.int(),
  until: z.int(),
});

/** What was read of a project: everything updated from `from` until `until`. */
export type Coverage = z.infer<typeof coverageSchema>;

/** What was read of a project whose state is this; nothing when it says nothing. */
export function coverageOf(state: unknown, now: Instant): Coverage {
  const parsed = coverageSchema.safeParse(state);
  return parsed.success
    ? parsed.data
    : { firstSeen: now, from: now, until: now };
}

/** What happened since the last time, the earlier first, so that no gap is left behind. */
export function newSlices(coverage: Coverage, now: Instant): TimeSlice[] {
  const slices: TimeSlice[] = [];
  for (let since = coverage.until; since < now; since += SLICE) {
    const until = Math.min(since + SLICE, now);
    slices.push({ since: since - OVERLAP, until });
  }
  return slices;
}

/** The next step back into the past; null when all of it was read. */
export function nextOldSlice(
  coverage: Coverage,
  days: number,
): TimeSlice | null {
  const oldest = coverage.firstSeen - days * DAY;
  return coverage.from > oldest
    ? { since: Math.max(coverage.from - SLICE, oldest), until: coverage.from }
    : null;
}

/** What was read once a slice is done. */
export function covering(coverage: Coverage, slice: TimeSlice): Coverage {
  return {
    ...coverage,
    from: Math.min(coverage.from, slice.since),
    until: Math.max(coverage.until, slice.until),
  };
}

/** How many steps into the past there are, and how many are done. */
export function stepsOf(
  { firstSeen, from }: Coverage,
  days: number,
): { done: number; total: number } {
  const total = Math.ceil((days * DAY) / SLICE);
  const left = Math.ceil((from - (firstSeen - days * DAY)) / SLICE);
  return { done: total - Math.min(Math.max(left, 0), total), total };
}
