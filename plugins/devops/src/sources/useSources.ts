import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { SourcesAnswer } from '@devops-domains/backstage-plugin-devops-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import useInterval from 'react-use/esm/useInterval';
import { devopsApiRef } from '../api';

/** How often is asked how a backfill gets on. */
const REFRESH_MS = 10_000;

/** The sources of the portal, or of an entity; read again while a backfill is under way. */
export function useSources(entityRef?: string) {
  const api = useApi(devopsApiRef);
  // What was read last stays while it is read again, and if that fails.
  const [answer, setAnswer] = useState<SourcesAnswer>();
  const { error, loading, retry } = useAsyncRetry(
    async () => setAnswer(await api.getSources(entityRef ? { entityRef } : {})),
    [api, entityRef],
  );
  const isUnderWay = answer?.sources.some(({ progress }) => progress !== null);
  useInterval(retry, isUnderWay ? REFRESH_MS : null);
  return { answer, error, loading, retry };
}
