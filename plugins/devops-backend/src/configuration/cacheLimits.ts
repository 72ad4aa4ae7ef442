import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';

/** What may be kept from one request to the next, in one process. */
export interface CacheLimits {
  /** Memory for facts as they are stored. */
  blockBytes: number;
  /** Memory for the facts of scopes in order of time. */
  poolBytes: number;
  /** How long it is not asked again what a user may see, in milliseconds. */
  recentMs: number;
}

/** Everything is asked each time. */
export const NO_CACHE: CacheLimits = {
  blockBytes: 0,
  poolBytes: 0,
  recentMs: 0,
};

const DEFAULT_MEGABYTES = 256;
const DEFAULT_VISIBILITY: HumanDuration = { seconds: 5 };
const MAX_VISIBILITY_MS = 60_000;

/** Facts in order take twice the memory that they take as they are stored. */
const BLOCK_SHARE = 1 / 3;

/**
 * @param megabytes - for facts in all; 0 keeps none
 * @param visibility - how long what a user may see is not asked again; 0 always asks
 * @throws InputError for a visibility of more than a minute
 */
export function cacheLimits(
  megabytes: number = DEFAULT_MEGABYTES,
  visibility: HumanDuration = DEFAULT_VISIBILITY,
): CacheLimits {
  const recentMs = durationToMilliseconds(visibility);
  if (recentMs > MAX_VISIBILITY_MS) {
    throw new InputError(
      'Invalid configuration: devops.cache.visibility must be a minute at most; so long somebody would see what they may see no more',
    );
  }
  const bytes = megabytes * 2 ** 20;
  const blockBytes = Math.floor(bytes * BLOCK_SHARE);
  return { blockBytes, poolBytes: bytes - blockBytes, recentMs };
}
