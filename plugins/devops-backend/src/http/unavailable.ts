import { isError, ServiceUnavailableError } from '@backstage/errors';
import { isPassing } from '../store/passingError';

/** When a sender may try again: long enough for a restart to get on, short enough for those who try a few times only. */
export const RETRY_AFTER_SECONDS = 5;

/**
 * An error that only says that the database or the catalog is not there becomes
 * one that the sender may try again, with nothing of the inside in its message.
 * The stack, which production logs and does not send, stays the original's.
 */
export function asUnavailable(error: unknown): unknown {
  if (!isError(error) || !isPassing(error)) return error;
  // Of our own, so it says what may be told.
  if (error.name === 'ServiceUnavailableError') return error;
  const unavailable = new ServiceUnavailableError(
    'The database or the catalog does not answer; try again soon',
  );
  unavailable.stack = error.stack;
  return unavailable;
}
