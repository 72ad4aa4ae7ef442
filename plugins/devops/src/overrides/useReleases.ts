import { useApi } from '@backstage/core-plugin-api';
import {
  MetricsAnswer,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { devopsApiRef } from '../api';

/** As many as a list can offer; a longer period is narrowed first. */
const OFFERED = 1000;

const NONE: TimelineDeployment[] = [];

/** The releases of the period on the page, the latest first, to choose a cause from. */
export function useReleases(answer: MetricsAnswer | null) {
  const api = useApi(devopsApiRef);
  const { entityRef, from, to } = answer ?? {};
  const { value, loading, error, retry } = useAsyncRetry(async () => {
    if (!entityRef) {
      return NONE;
    }
    const query = { entityRef, from, to, limit: OFFERED };
    const { items } = await api.getDeployments(query);
    return items.filter(
      ({ production, status }) => production === true && status === 'succeeded',
    );
  }, [api, entityRef, from, to]);
  return { releases: value ?? NONE, loading, error, retry };
}
