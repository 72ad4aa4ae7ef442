import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  EvidenceRow,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { devopsApiRef } from '../api';
import { evidenceQuery } from '../evidence/evidenceQuery';
import { Page, useCursorPages } from '../paging/useCursorPages';

/** As many as a list can offer at once. */
const PAGE = 100;

/** The incidents of the period on the page, the latest first, without those that are to be corrected. */
export function useIncidents(answer: MetricsAnswer | null, targets: string[]) {
  const api = useApi(devopsApiRef);
  const left = targets.join(' ');
  const load = useCallback(
    async (cursor?: string): Promise<Page<EvidenceRow>> => {
      if (!answer) {
        return { items: [], nextCursor: null };
      }
      const { items, nextCursor } = await api.getEvidence({
        ...evidenceQuery(answer, 'time-to-restore', undefined),
        cursor,
        limit: PAGE,
      });
      const isOther = ({ id }: EvidenceRow) =>
        !left.split(' ').includes(`incident:${id}`);
      return { items: items.filter(isOther), nextCursor };
    },
    [api, answer, left],
  );
  const { entityRef, from, to } = answer ?? {};
  return useCursorPages<EvidenceRow, Page<EvidenceRow>>(
    load,
    JSON.stringify([entityRef, from, to, left]),
  );
}
