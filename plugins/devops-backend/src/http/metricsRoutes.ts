import {
  formatInstant,
  serviceOrder,
  serviceSpread,
} from '@devops-domains/backstage-plugin-devops-common';
import { ScopeResolver } from '../catalog/ScopeResolver';
import { MetricsReader } from '../metrics/MetricsReader';
import { Handlers } from './handler';
import { pageOf } from './offsetCursor';

/** Endpoints that answer with the six numbers. */
export function metricsRoutes(options: {
  scopes: ScopeResolver;
  metrics: MetricsReader;
}): Pick<Handlers, 'getMetrics' | 'getServices' | 'queryMetrics'> {
  const { scopes, metrics } = options;
  return {
    getMetrics: async ({ query, credentials, now }) => {
      const scope = await scopes.resolve(query, credentials);
      return metrics.read(scope, query, now);
    },

    getServices: async ({ query, credentials, now }) => {
      const scope = await scopes.resolve(query, credentials);
      const read = await metrics.readServices(scope, query, now);
      const { sort: by, order } = query;
      return {
        entityRef: scope.entityRefs.join(','),
        from: formatInstant(read.from),
        to: formatInstant(read.to),
        asOf: formatInstant(now),
        stale: read.stale,
        total: read.items.length,
        spread: serviceSpread(read.items),
        ...pageOf(read.items.sort(serviceOrder({ by, order })), query),
      };
    },

    queryMetrics: async ({ body, credentials, now }) => {
      const { entityRefs, ...request } = body;
      const resolved = await scopes.resolveEach(entityRefs, credentials);
      const found = resolved.flatMap(one => (one instanceof Error ? [] : one));
      const answers = await metrics.readEach(found, request, now);
      const answered = new Map(found.map((one, i) => [one, answers[i]]));
      return {
        items: resolved.map((one, index) =>
          one instanceof Error
            ? {
                entityRef: entityRefs[index],
                answer: null,
                error: { name: one.name, message: one.message },
              }
            : {
                entityRef: entityRefs[index],
                answer: answered.get(one) ?? null,
                error: null,
              },
        ),
      };
    },
  };
}
