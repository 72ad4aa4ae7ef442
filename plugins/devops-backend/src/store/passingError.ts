import { isError } from '@backstage/errors';

/** What a connection says that cannot be made, breaks off, or waits too long, and SQLite when it is busy. */
const CODES =
  /^(E(AI_AGAIN|CONNABORTED|CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|NOTFOUND|PIPE|TIMEDOUT)|SQLITE_(BUSY|LOCKED|FULL|IOERR)(_\w+)?)$/;

/**
 * PostgreSQL's classes for connections, transactions that gave way to others,
 * want of resources, intervention of an operator, and the system around it; then a
 * lock that was not to be had, and a replica that only reads.
 */
const SQL_STATES = /^((08|40|53|57|58)\w{3}|55P03|25006)$/;

/**
 * What the driver and its pool say without any code. At the end of the message:
 * before it stands the statement with its values, which may say anything.
 */
const MESSAGES =
  /(^| - )(Connection terminated( unexpectedly| due to connection timeout)?|Client (was closed|has encountered a connection error) and is not queryable|Query read timeout|timeout expired|timeout exceeded when trying to connect|Unable to acquire a connection)$/;

/**
 * Whether an error only says that the database, the catalog or the network is not
 * there now: what failed may well succeed when it is tried again.
 */
export function isPassing(error: unknown): boolean {
  if (!isError(error)) return false;
  const { name, message, code, statusCode, cause } = error;
  if (name === 'KnexTimeoutError' || name === 'ServiceUnavailableError') {
    return true;
  }
  if (name === 'ResponseError') return Number(statusCode) >= 500;
  if (typeof code === 'string')
    return CODES.test(code) || SQL_STATES.test(code);
  // `fetch` says no more than that it failed; its cause knows why.
  if (name === 'TypeError') return isPassing(cause);
  return MESSAGES.test(message);
}
