import { useApi } from '@backstage/core-plugin-api';
import {
  EvidenceAnswer,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import useAsync from 'react-use/esm/useAsync';
import { devopsApiRef } from '../../api';
import { evidenceQuery } from '../../evidence/evidenceQuery';

const MOST = 200;

/** The incidents behind the time to restore, resolved or not; none are asked for where there are none. */
export function useIncidents(answer: MetricsAnswer) {
  const api = useApi(devopsApiRef);
  const restore = answer.metrics.find(
    ({ metric }) => metric === 'time-to-restore',
  );
  const hasIncidents = (restore?.n ?? 0) > 0 || (restore?.open?.n ?? 0) > 0;
  return useAsync(
    async (): Promise<EvidenceAnswer | null> =>
      hasIncidents
        ? api.getEvidence({
            ...evidenceQuery(answer, 'time-to-restore', undefined),
            limit: MOST,
          })
        : null,
    [api, answer, hasIncidents],
  );
}
