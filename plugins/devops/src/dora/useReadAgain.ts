import { useEffect, useRef } from 'react';
import { MetricsAnswer } from '@devops-domains/backstage-plugin-devops-common';
import useLatest from 'react-use/esm/useLatest';

const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;

/**
 * Reads numbers again by itself while they are being computed: soon at first, then
 * less and less often, because a portal with many services takes its time.
 *
 * @param answer - the last one, another object whenever it was read; undefined where
 * nothing is to be read again
 */
export function useReadAgain(
  answer: Pick<MetricsAnswer, 'stale'> | undefined,
  read: () => void,
) {
  const times = useRef(0);
  const latest = useLatest(read);
  useEffect(() => {
    if (!answer?.stale) {
      times.current = 0;
      return undefined;
    }
    const timer = setTimeout(() => {
      times.current += 1;
      latest.current();
    }, Math.min(FIRST_MS * 2 ** times.current, LONGEST_MS));
    return () => clearTimeout(timer);
  }, [answer, latest]);
}
