import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ChangesAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { devopsApiRef } from '../api';
import { useCursorPages } from '../paging/useCursorPages';

const PAGE = 25;

/** A change that was merged and waits for its release. */
export type WaitingChange = ChangesAnswer['items'][number];

/**
 * The changes of an entity that wait, the oldest first.
 *
 * @param readAt - read again when it changes
 */
export function useWaitingChanges(entityRef: string, readAt: number) {
  const api = useApi(devopsApiRef);
  const load = useCallback(
    (cursor?: string) =>
      api.getWaitingChanges({ entityRef, cursor, limit: PAGE }),
    [api, entityRef],
  );
  return useCursorPages<WaitingChange, ChangesAnswer>(load, entityRef, readAt);
}
