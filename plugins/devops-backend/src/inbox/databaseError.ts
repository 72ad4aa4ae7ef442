import { isError } from '@backstage/errors';
import { isPassing } from '../store/passingError';

/** Data exceptions, violated constraints, and rows beyond a limit. */
const OF_VALUES = /^(22|23|54)|^SQLITE_(CONSTRAINT|MISMATCH|RANGE|TOOBIG)/;

/** Mistakes in the code, whose messages quote names of it and no values. */
const OF_CODE = ['TypeError', 'RangeError', 'ReferenceError'];

/** An error of the database that says what went wrong, and where, and nothing of the statement. */
export class DatabaseError extends Error {
  name = 'DatabaseError';
  /** Of the driver, as PostgreSQL's `57P01` or `ECONNREFUSED`. */
  readonly code?: string;
  /** Whether it may succeed when it is tried again. */
  readonly isPassing: boolean;

  constructor(action: string, original: unknown) {
    const { code, name, frames, told } = toParts(original);
    super(`${action} (${code ?? name}${told})`);
    this.code = code;
    this.isPassing = isPassing(original);
    if (frames) this.stack = `${this.name}: ${this.message}\n${frames}`;
  }

  /** Whether the values were refused, and would be again. */
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

function toParts(error: unknown) {
  if (!isError(error)) {
    return { code: undefined, name: 'unknown error', frames: '', told: '' };
  }
  const { name, message, stack = '' } = error;
  return {
    code: typeof error.code === 'string' ? error.code : undefined,
    name,
    told: OF_CODE.includes(name) ? `: ${message}` : '',
    // Where it happened; above it stands the message.
    frames: stack
      .split('\n')
      .filter(line => /^\s+at /.test(line))
      .join('\n'),
  };
}
