import { ResponseError } from '@backstage/errors';

const hasStatus = (error: unknown, status: number, name: string) =>
  ResponseError.is(error)
    ? error.statusCode === status
    : error instanceof Error && error.name === name;

/** The caller lacks a permission. */
export const isNotAllowed = (error: unknown) =>
  hasStatus(error, 403, 'NotAllowedError');

/** The snapshot that was asked for is gone. */
export const isConflict = (error: unknown) =>
  hasStatus(error, 409, 'ConflictError');
