import {
  DevopsApi,
  Override,
} from '@devops-domains/backstage-plugin-devops-common';

const PAGE = 500;

/** All corrections that hold for records of an entity, newest first. */
export async function loadOverrides(
  api: DevopsApi,
  entityRef: string,
): Promise<Override[]> {
  const items: Override[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.getOverrides({ entityRef, cursor, limit: PAGE });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}
