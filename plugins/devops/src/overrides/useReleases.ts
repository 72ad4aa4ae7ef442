import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  MetricsAnswer,
  TimelineAnswer,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { devopsApiRef } from '../api';
import { useCursorPages } from '../paging/useCursorPages';

/** As many as a list can offer at once. */
const PAGE = 100;

/** How far back is looked, whatever the period on the page. */
const REACH_MS = 365 * 86_400_000;

const NONE: TimelineAnswer = {
  entityRef: '',
  live: [],
  items: [],
  nextCursor: null,
};

/**
 * The releases of the year before an instant, the latest first, to choose one from.
 *
 * @param before - in milliseconds; null for now
 */
export function useReleases(
  answer: MetricsAnswer | null,
  before: number | null,
) {
  const api = useApi(devopsApiRef);
  const { entityRef, asOf } = answer ?? {};
  const load = useCallback(
    async (cursor?: string) => {
      if (entityRef === undefined || asOf === undefined) {
        return NONE;
      }
      const to = Math.min(before ?? Infinity, Date.parse(asOf));
      return api.getDeployments({
        entityRef,
        from: new Date(to - REACH_MS).toISOString(),
        to: new Date(to).toISOString(),
        releases: 'true',
        cursor,
        limit: PAGE,
      });
    },
    [api, entityRef, asOf, before],
  );
  return useCursorPages<TimelineDeployment, TimelineAnswer>(
    load,
    JSON.stringify([entityRef, before]),
  );
}
