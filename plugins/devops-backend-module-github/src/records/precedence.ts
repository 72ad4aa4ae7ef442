import { formatInstant } from '@devops-domains/backstage-plugin-devops-common';

/** Ranks of what counts, the strongest first; each takes this many milliseconds. */
const RANK_MS = 3_600_000;

/**
 * The `updatedAt` by which of several versions the one of the strongest rank
 * counts, and of that rank the first, whatever the order in which they arrive.
 *
 * Versions merge by the later `updatedAt`. A connector remembers nothing, so it
 * cannot know whether a success is the first one; instead an earlier instant is
 * given the later `updatedAt`. All lie within hours before the start, so that
 * whatever is corrected afterwards has the last word. A second takes a
 * millisecond (GitHub's instants are whole seconds): an hour holds 41 days, and
 * GitHub lets a deployment wait for 30.
 *
 * @param startedAt - when the thing itself began; ISO text
 * @param at - when this happened to it; ISO text
 * @param rank - 0 is the strongest
 */
export function firstCounts(
  startedAt: string,
  at: string,
  rank: number = 0,
): string {
  const start = Date.parse(startedAt);
  const seconds = Math.floor((Date.parse(at) - start) / 1000);
  const late = Math.min(Math.max(seconds, 0), RANK_MS - 1);
  return formatInstant(start - rank * RANK_MS - late);
}
