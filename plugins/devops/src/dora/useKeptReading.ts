import { useRef } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { isNotAllowed } from '../state/responseErrors';

/** What came of a reading: with an error, what was read before it. */
export interface Reading<T> {
  value?: T;
  error?: Error;
}

/**
 * Reads something, and keeps what it read last where a later reading of the same
 * fails: what stands on it, such as a dialog with typed words, stays on the page.
 * Nothing is kept of what may no longer be seen.
 *
 * @param load - reads it, and is told what was read before; a new function reads again
 * @param of - names what is read
 */
export function useKeptReading<T>(
  load: (last: T | undefined) => Promise<T | undefined>,
  of: string,
) {
  const last = useRef<{ of: string; value?: T }>({ of });
  const run = useRef(0);
  const {
    value: reading,
    loading,
    retry,
  } = useAsyncRetry(async (): Promise<Reading<T>> => {
    run.current += 1;
    const mine = run.current;
    // What comes later than what was asked for after it is not the last.
    const keep = (value: T | undefined) => {
      if (mine === run.current) last.current = { of, value };
      return value;
    };
    try {
      return { value: keep(await load(last.current.value)) };
    } catch (error) {
      const isKept = last.current.of === of && !isNotAllowed(error);
      return {
        value: keep(isKept ? last.current.value : undefined),
        error: error instanceof Error ? error : new Error(String(error)),
      };
    }
  }, [load, of]);
  return {
    /** Another object after each reading, whatever came of it. */
    reading,
    value: reading?.value,
    error: reading?.error,
    loading,
    retry,
  };
}
