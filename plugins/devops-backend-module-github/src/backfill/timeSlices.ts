import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { z } from 'zod';

const DAY = 86_400_000;
/** How much is read at once; what a backend that is killed has to read again at most. */
export const SLICE = 7 * DAY;
/** Read twice, because the clocks of two machines differ. */
const OVERLAP = 10 * 60_000;

/** A span of time whose events are read. */
export interface TimeSlice {
  since: Instant;
  until: Instant;
  /** What was changed in this span counts too, whenever it began. */
  isNew: boolean;
}

export const coverageSchema = z.object({
  firstSeen: z.int(),
  from: z.int(),
  until: z.int(),
});

/** What was read of a repository: all from `from` until `until`. */
export type Coverage = z.infer<typeof coverageSchema>;

/** What happened since the last time; null when it was just now. */
export function newSlice(coverage: Coverage, now: Instant): TimeSlice | null {
  return coverage.until < now
    ? { since: coverage.until - OVERLAP, until: now, isNew: true }
    : null;
}

/** The next step back into the past; null when all of it was read. */
export function nextOldSlice(
  { firstSeen, from }: Coverage,
  days: number,
): TimeSlice | null {
  const oldest = firstSeen - days * DAY;
  return from > oldest
    ? { since: Math.max(from - SLICE, oldest), until: from, isNew: false }
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
