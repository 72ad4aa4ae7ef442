import { useCallback, useEffect, useRef } from 'react';
import {
  METRIC_IDS,
  MetricId,
} from '@devops-domains/backstage-plugin-devops-common';
import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import { withValues } from '../address/withValues';

/** Marks an address that was opened from the same page without the records. */
const OPENED_HERE = 'devops-evidence';

/**
 * The number whose records are shown, and a way to show others: it stands in the
 * address, so that a link leads to them and Back closes them. Closing goes back as
 * well, or Back would open them again; where a link led to them, there is no way back.
 */
export function useShownEvidence(): [
  MetricId | null,
  (metric: MetricId | null) => void,
] {
  const [query, setQuery] = useSearchParams();
  const { key, state } = useLocation();
  const navigate = useNavigate();
  const isClosing = useRef(false);
  useEffect(() => {
    isClosing.current = false;
  }, [key]);
  const asked = query.get('evidence');
  const isOpenedHere = state === OPENED_HERE;
  const show = useCallback(
    (evidence: MetricId | null) => {
      if (evidence === null && isOpenedHere) {
        // Only once: a browser takes its time to go back.
        if (!isClosing.current) navigate(-1);
        isClosing.current = true;
        return;
      }
      const isOpen = asked !== null;
      setQuery(previous => withValues(previous, { evidence }), {
        replace: isOpen,
        state: isOpen ? state : OPENED_HERE,
      });
    },
    [setQuery, navigate, asked, isOpenedHere, state],
  );
  return [METRIC_IDS.find(known => known === asked) ?? null, show];
}
