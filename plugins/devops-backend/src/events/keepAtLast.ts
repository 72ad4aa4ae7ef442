import { setTimeout as sleep } from 'node:timers/promises';
import { isError } from '@backstage/errors';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Keeps something, again and again while the inbox is full or the database away,
 * with longer and longer pauses.
 *
 * @param options.signal - ends the trying
 * @param options.onWait - told once, when it could not be kept at once
 * @throws what `keep` threw last when that can never be kept, or the trying ended
 */
export async function keepAtLast(
  keep: () => Promise<unknown>,
  options: { signal: AbortSignal; onWait: (error: Error) => void },
): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await keep();
      return;
    } catch (error) {
      if (!isPassing(error) || options.signal.aborted) throw error;
      if (attempt === 0) options.onWait(error);
      await pause(attempt, options.signal);
    }
  }
}

/** By its name the inbox says that it was not kept and can be sent again. */
function isPassing(error: unknown): error is Error {
  return isError(error) && error.name === 'ServiceUnavailableError';
}

/** Ends early, and without an error, when there is no more time: then one last try is left. */
async function pause(attempt: number, signal: AbortSignal): Promise<void> {
  const ms = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
  await sleep(ms, undefined, { signal }).catch(() => {});
}
