import { ScopeResolver } from '../catalog/ScopeResolver';
import { MetricsReader } from '../metrics/MetricsReader';
import { Handlers } from './handler';

/** Endpoints that answer with the six numbers. */
export function metricsRoutes(options: {
  scopes: ScopeResolver;
  metrics: MetricsReader;
}): Pick<Handlers, 'getMetrics' | 'queryMetrics'> {
  const { scopes, metrics } = options;
  return {
    getMetrics: async ({ query, credentials, now }) => {
      const scope = await scopes.resolve(query.entityRef, credentials);
      return metrics.read(scope, query, now);
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
