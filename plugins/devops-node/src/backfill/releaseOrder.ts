import {
  compareCodePoints,
  environmentKey,
  Instant,
} from '@devops-domains/backstage-plugin-devops-common';

/** A deployment to production that succeeded, as far as it has a place among others. @public */
export interface PlacedRelease {
  externalId: string;
  environment: string;
  finishedAt: Instant;
}

/** The later first; the ids decide where two finished at once. @public */
export function laterReleaseFirst(a: PlacedRelease, b: PlacedRelease): number {
  return (
    b.finishedAt - a.finishedAt || compareCodePoints(b.externalId, a.externalId)
  );
}

/** Whether two releases went to one environment. @public */
export function isSameEnvironment(a: PlacedRelease, b: PlacedRelease): boolean {
  return environmentKey(a.environment) === environmentKey(b.environment);
}

/**
 * Each release, the latest first, with the one before it in its environment; null
 * where that is not among them.
 *
 * @public
 */
export function inSuccession<T extends PlacedRelease>(
  releases: readonly T[],
): { release: T; previous: T | null }[] {
  const sorted = [...releases].sort(laterReleaseFirst);
  return sorted.map((release, index) => ({
    release,
    previous:
      sorted.slice(index + 1).find(one => isSameEnvironment(one, release)) ??
      null,
  }));
}
