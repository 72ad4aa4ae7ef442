import { useApi } from '@backstage/core-plugin-api';
import {
  EvidenceAnswer,
  MetricId,
  MetricsAnswer,
  TimelineAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import useAsync from 'react-use/esm/useAsync';
import { devopsApiRef } from '../../api';
import { evidenceQuery } from '../../evidence/evidenceQuery';

/** More marks than this run into one another, and one request brings no more. */
const MOST = 1000;

/** How many records of the period stand behind a number, over or not. */
function countOf({ metrics }: MetricsAnswer, id: MetricId): number {
  const found = metrics.find(({ metric }) => metric === id);
  return (found?.n ?? 0) + (found?.open?.n ?? 0);
}

const hasReleases = (answer: MetricsAnswer) =>
  countOf(answer, 'deployment-frequency') > 0;

const hasIncidents = (answer: MetricsAnswer) =>
  countOf(answer, 'time-to-restore') > 0;

/** Whether anything of the period can be drawn. */
export const hasMarks = (answer: MetricsAnswer) =>
  hasReleases(answer) || hasIncidents(answer);

/**
 * The latest releases of the period and its latest incidents, resolved or not;
 * none are asked for where there are none.
 *
 * @param readAt - read again when it changes
 */
export function useStripRecords(answer: MetricsAnswer, readAt: number) {
  const api = useApi(devopsApiRef);
  const { entityRef, from, to } = answer;
  const isReleased = hasReleases(answer);
  const releases = useAsync(
    async (): Promise<TimelineAnswer | null> =>
      isReleased
        ? api.getDeployments({
            entityRef,
            from,
            to,
            releases: 'true',
            limit: MOST,
          })
        : null,
    [api, entityRef, from, to, isReleased, readAt],
  );
  const incidents = useAsync(
    async (): Promise<EvidenceAnswer | null> =>
      hasIncidents(answer)
        ? api.getEvidence({
            ...evidenceQuery(answer, 'time-to-restore', undefined),
            limit: MOST,
          })
        : null,
    [api, answer],
  );
  return { releases, incidents };
}
