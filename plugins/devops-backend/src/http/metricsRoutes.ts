import {
  buckets,
  formatInstant,
  Instant,
  MAX_BATCH_BUCKETS,
  serviceOrder,
  serviceSpread,
} from '@devops-domains/backstage-plugin-devops-common';
import { Scope } from '../catalog/scope';
import { ScopeResolver } from '../catalog/ScopeResolver';
import { MetricsReader, MetricsRequest } from '../metrics/MetricsReader';
import { resolveWindow } from '../metrics/window';
import { Handlers } from './handler';
import { pageOf } from './offsetCursor';
import { refuse } from './problems';

const nameOf = ({ entityRefs }: Scope) => entityRefs.join();

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
      refuseManyBuckets(entityRefs.length, request, now);
      const resolved = await scopes.resolveEach(entityRefs, credentials);
      // What is named twice, or in two ways, is computed once.
      const found = new Map(
        resolved.flatMap(one =>
          one instanceof Error ? [] : [[nameOf(one), one] as const],
        ),
      );
      const answers = await metrics.readEach([...found.values()], request, now);
      const answered = new Map(
        [...found.keys()].map((name, i) => [name, answers[i]]),
      );
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
                answer: answered.get(nameOf(one)) ?? null,
                error: null,
              },
        ),
      };
    },
  };
}

/** An answer is as long as all its series together, however often it names one of them. */
function refuseManyBuckets(
  refs: number,
  request: MetricsRequest,
  now: Instant,
): void {
  const { from, to } = resolveWindow(request, now);
  const { bucket, timeZone } = request;
  const each = buckets(from, to, now, bucket, timeZone).length;
  if (refs * each > MAX_BATCH_BUCKETS) {
    const message = `${refs} entity refs with ${each} buckets of a ${bucket} are more than ${MAX_BATCH_BUCKETS} buckets in all; ask for fewer entityRefs, a longer bucket or a shorter window`;
    refuse([{ path: 'entityRefs', message }]);
  }
}
