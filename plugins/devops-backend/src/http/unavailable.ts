import { isError, ServiceUnavailableError } from '@backstage/errors';

/** What a connection says that cannot be made, breaks off, or waits too long. */
const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'SQLITE_BUSY',
]);

/** When a sender may try again: long enough for a restart to get on, short enough for those who try a few times only. */
export const RETRY_AFTER_SECONDS = 5;

/** PostgreSQL's classes of codes for connections, for want of resources, and for a server that stops or starts. */
const POSTGRES_CODE = /^(08|53|57P)/;

/**
 * An error that only says that the database or the catalog is not there becomes
 * one that the sender may try again, with nothing of the inside in its message.
 * The stack, which production logs and does not send, stays the original's.
 */
export function asUnavailable(error: unknown): unknown {
  if (!isError(error) || !isPassing(error)) return error;
  const unavailable = new ServiceUnavailableError(
    'The database or the catalog does not answer; try again soon',
  );
  unavailable.stack = error.stack;
  return unavailable;
}

function isPassing(error: Error): boolean {
  const { name, code, statusCode, cause } = error as {
    name: string;
    code?: unknown;
    statusCode?: unknown;
    cause?: unknown;
  };
  if (name === 'KnexTimeoutError') return true;
  if (name === 'ResponseError') return Number(statusCode) >= 500;
  if (typeof code === 'string') {
    return CONNECTION_CODES.has(code) || POSTGRES_CODE.test(code);
  }
  // `fetch` says no more than that it failed; its cause knows why.
  return name === 'TypeError' && isError(cause) && isPassing(cause);
}
