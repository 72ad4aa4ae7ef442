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

const DAY = 86_400_000;
/** How far back a cause is looked for, whatever the period on the page. */
const REACH = 365 * DAY;
/** What was under way when the incident opened may have ended later. */
const UNDER_WAY = DAY;

const NONE: TimelineAnswer = {
  entityRef: '',
  live: [],
  items: [],
  nextCursor: null,
};

/**
 * The releases that may have caused an incident, the latest first.
 *
 * @param openedAt - when it opened, ISO 8601; null where that is not known
 */
export function useReleases(
  answer: MetricsAnswer | null,
  openedAt: string | null,
) {
  const api = useApi(devopsApiRef);
  const { entityRef, asOf } = answer ?? {};
  const load = useCallback(
    async (cursor?: string) => {
      if (entityRef === undefined || asOf === undefined) {
        return NONE;
      }
      const end = openedAt ? Date.parse(openedAt) + UNDER_WAY : Infinity;
      const to = Math.min(end, Date.parse(asOf));
      return api.getDeployments({
        entityRef,
        from: new Date(to - REACH).toISOString(),
        to: new Date(to).toISOString(),
        releases: 'true',
        cursor,
        limit: PAGE,
      });
    },
    [api, entityRef, asOf, openedAt],
  );
  return useCursorPages<TimelineDeployment, TimelineAnswer>(load);
}
