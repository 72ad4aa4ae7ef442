import { mockServices } from '@backstage/backend-test-utils';
import { createDatabases } from '../store/__testUtils__/databases';
import { startDevops } from './__testUtils__/startDevops';
import { component } from './__testUtils__/testCatalog';

jest.setTimeout(120_000);

const { databases, each } = createDatabases();

const names = Array.from({ length: 40 }, (_, i) => `service-${i}`);
const refs = names.map(name => `component:default/${name}`);
const NOW = Date.now();
/** What a request reads; the rest is work in the background. */
const READS =
  /fact|service|source_status|from deliveries d where|count.*waiting_reason/;

const daysAgo = (n: number) => new Date(NOW - n * 86_400_000).toISOString();

const records = refs.flatMap((entityRef, i) => [
  {
    kind: 'deployment',
    source: 'ci',
    externalId: `${i}`,
    entityRef,
    environment: 'production',
    status: 'succeeded',
    finishedAt: daysAgo(i + 1),
    revision: `r${i}`,
  },
  {
    kind: 'incident',
    source: 'pager',
    externalId: `${i}`,
    entityRef,
    openedAt: daysAgo(i + 1),
    causedBy: `deployment:ci/${i}`,
  },
]);

describe.each(each)('a request for metrics on %s', id => {
  it.each([
    // Facts, the sources of the entity, and whether sources of incidents are healthy.
    { of: 'services that are deployed', stored: records, statements: 5 },
    // Besides, what waits and may be theirs.
    { of: 'services without any record', stored: [], statements: 6 },
  ])(
    'takes as many statements for many $of, and days, as for one',
    async ({ stored, statements }) => {
      const knex = await databases.init(id);
      const devops = await startDevops({
        database: {
          config: {},
          factory: mockServices.database.factory({ knex }),
        },
        entities: names.map(name => component(name)),
        devops: { sources: { pager: { incidents: { entities: refs } } } },
      });
      await devops.import(stored);
      await devops.metrics({ entityRef: refs });

      const statementsOf = async (query: Record<string, unknown>) => {
        const seen: string[] = [];
        const listen = ({ sql }: { sql: string }) => seen.push(sql);
        knex.on('query', listen);
        const { status, body } = await devops.get(
          'getMetrics',
          '/v1/metrics',
          query,
        );
        knex.removeListener('query', listen);
        expect([status, body.stale]).toEqual([200, false]);
        return seen.filter(sql => READS.test(sql));
      };
      const one = await statementsOf({
        entityRef: refs[0],
        from: daysAgo(7),
        bucket: 'month',
      });
      const many = await statementsOf({
        entityRef: refs,
        from: daysAgo(700),
        bucket: 'day',
      });

      expect(many).toEqual(one);
      expect(one).toHaveLength(statements);
      await devops.stop();
    },
  );
});
