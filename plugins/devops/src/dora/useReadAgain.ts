import { useCallback, useEffect, useRef, useState } from 'react';
import useLatest from 'react-use/esm/useLatest';

const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;
/** A quarter of an hour; what takes longer is no backlog that anybody waits for. */
const MOST_ROUNDS = 20;

/**
 * Reads numbers again by itself while they are being computed: soon at first, then
 * less and less often, because a portal with many services takes its time. Not in a
 * tab that nobody sees, and not for ever.
 *
 * @param reading - another object whenever they were read, or could not be
 * @param stale - whether they are being computed
 * @param paused - whether to leave them as they are for now
 * @returns whether it has given up, and the way to begin anew
 */
export function useReadAgain(
  reading: object | undefined,
  stale: boolean,
  read: () => void,
  paused = false,
) {
  const rounds = useRef(0);
  const [stopped, setStopped] = useState(false);
  const latest = useLatest(read);
  useEffect(() => {
    if (!stale) {
      rounds.current = 0;
    }
    const isOver = rounds.current >= MOST_ROUNDS;
    setStopped(isOver);
    if (!stale || isOver || paused) {
      return undefined;
    }
    let isDue = false;
    const readIfSeen = () => {
      if (isDue && !document.hidden) {
        isDue = false;
        rounds.current += 1;
        latest.current();
      }
    };
    const timer = setTimeout(() => {
      isDue = true;
      readIfSeen();
    }, Math.min(FIRST_MS * 2 ** rounds.current, LONGEST_MS));
    document.addEventListener('visibilitychange', readIfSeen);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', readIfSeen);
    };
  }, [reading, stale, paused, latest]);
  const again = useCallback(() => {
    rounds.current = 0;
    setStopped(false);
    latest.current();
  }, [latest]);
  return { stopped, again };
}
