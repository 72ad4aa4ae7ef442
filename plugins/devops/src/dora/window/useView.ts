import { useCallback, useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { datesOf } from './interval';
import { browserTimeZone } from './timeZones';
import { readView, usualBucket, View, writeView } from './view';

/** The view that the address describes, and a way to change it, which changes the address. */
export function useView(): [View, (change: Partial<View>) => void] {
  const [query, setQuery] = useSearchParams();
  const view = useMemo(() => readView(query, browserTimeZone()), [query]);

  // Written down from the start: a link that is copied now shows the same where
  // the browser's zone is another one.
  const complete = writeView(query, view);
  const isWritten = complete.toString() === query.toString();
  useEffect(() => {
    if (!isWritten) {
      setQuery(complete, { replace: true });
    }
  });

  const change = useCallback(
    (part: Partial<View>) => {
      const bucket =
        part.window && part.window !== 'custom'
          ? { bucket: usualBucket(part.window) }
          : {};
      setQuery(
        previous => {
          const before = readView(previous, browserTimeZone());
          const dates =
            part.window === 'custom' ? datesOf(before, Date.now()) : {};
          return writeView(previous, {
            ...before,
            ...bucket,
            ...dates,
            ...part,
          });
        },
        { replace: true },
      );
    },
    [setQuery],
  );
  return [view, change];
}
