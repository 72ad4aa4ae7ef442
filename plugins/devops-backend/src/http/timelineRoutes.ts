import {
  formatInstant,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { ScopeResolver } from '../catalog/ScopeResolver';
import { httpUrlOrNull } from '../metrics/httpUrlOrNull';
import { resolveWindow } from '../metrics/window';
import { FactsReader } from '../store/contract';
import { Handlers } from './handler';

/** Endpoints that answer with what happened, one by one: deployments, and changes that wait for one. */
export function timelineRoutes(options: {
  scopes: ScopeResolver;
  store: FactsReader;
}): Pick<Handlers, 'getDeployments' | 'getChanges'> {
  const { scopes, store } = options;
  return {
    getDeployments: async ({ query, credentials, now }) => {
      const { entityRef, cursor: after, limit } = query;
      const scope = await scopes.resolve({ entityRef }, credentials);
      const { services } = scope;
      const window = resolveWindow(query, now);
      const releasesOnly = query.releases === 'true';
      const [live, page] = await Promise.all([
        // Every environment of every service: too much to be sent again and again.
        after === undefined && !releasesOnly
          ? store.readLive(services, now)
          : [],
        store.readTimeline({ services, ...window, limit, after, releasesOnly }),
      ]);
      return {
        entityRef: scope.entityRefs.join(','),
        live: live.flatMap(toLive),
        items: page.items.map(item => ({
          ...item,
          url: httpUrlOrNull(item.url),
        })),
        nextCursor: page.nextCursor,
      };
    },

    getChanges: async ({ query, credentials, now }) => {
      const { entityRef, cursor: after, limit } = query;
      const scope = await scopes.resolve({ entityRef }, credentials);
      const { services } = scope;
      const page = await store.readWaitingChanges({ services, limit, after });
      return {
        entityRef: scope.entityRefs.join(','),
        total: page.total,
        items: page.items.map(item => ({
          id: item.id,
          entityRef: item.service,
          revision: item.revision,
          pullRequest: item.pullRequest,
          mergedAt: formatInstant(item.mergedAt),
          // A sender's clock may run ahead of ours.
          ageSeconds: Math.max(0, now - item.mergedAt) / 1000,
          automated: item.automated,
          url: httpUrlOrNull(item.url),
        })),
        nextCursor: page.nextCursor,
      };
    },
  };
}

function toLive(deployment: TimelineDeployment) {
  const { entityRef, environment, production, version, url } = deployment;
  const since = deployment.finishedAt;
  return since === null
    ? []
    : [
        {
          entityRef,
          environment,
          production,
          version,
          since,
          url: httpUrlOrNull(url),
        },
      ];
}
