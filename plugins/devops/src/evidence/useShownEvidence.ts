import { useCallback } from 'react';
import {
  METRIC_IDS,
  MetricId,
} from '@devops-domains/backstage-plugin-devops-common';
import { useSearchParams } from 'react-router-dom';
import { withValues } from '../address/withValues';

/** The number whose records are shown, and a way to show others: it stands in the address, so that a link leads to them. */
export function useShownEvidence(): [
  MetricId | null,
  (metric: MetricId | null) => void,
] {
  const [query, setQuery] = useSearchParams();
  const asked = query.get('evidence');
  const show = useCallback(
    (evidence: MetricId | null) =>
      setQuery(previous => withValues(previous, { evidence }), {
        replace: true,
      }),
    [setQuery],
  );
  return [METRIC_IDS.find(known => known === asked) ?? null, show];
}
