import { isError } from '@backstage/errors';

/** Data exceptions, violated constraints, and rows beyond a limit. */
const OF_VALUES = /^(22|23|54)|^SQLITE_(CONSTRAINT|MISMATCH|RANGE|TOOBIG)/;

/** An error of the database that says what went wrong and nothing of the statement. */
export class DatabaseError extends Error {
  name = 'DatabaseError';
  /** Of the driver, as PostgreSQL's `57P01` or `ECONNREFUSED`. */
  readonly code?: string;

  constructor(action: string, original: unknown) {
    const { code, name } = toParts(original);
    super(`${action} (${code ?? name})`);
    this.code = code;
  }

  /** Whether the values were refused, and would be again; otherwise the database is not well. */
  get isOfValues(): boolean {
    return OF_VALUES.test(this.code ?? '');
  }
}

/**
 * Does something in the database. Its own errors quote the statement with all
 * its values, which in the inbox are payloads; those must reach no log.
 */
export async function withoutValues<T>(
  action: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof DatabaseError
      ? error
      : new DatabaseError(action, error);
  }
}

function toParts(error: unknown): { code?: string; name: string } {
  if (!isError(error)) return { name: 'unknown error' };
  const code = typeof error.code === 'string' ? error.code : undefined;
  // A timeout of the pool or of a statement has a name but no code.
  return { code: code ?? passingCode(error.name), name: error.name };
}

function passingCode(name: string): string | undefined {
  return name === 'KnexTimeoutError' ? 'ETIMEDOUT' : undefined;
}
