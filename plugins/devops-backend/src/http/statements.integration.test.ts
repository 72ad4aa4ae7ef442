import { mockServices } from '@backstage/backend-test-utils';
import { createDatabases } from '../store/__testUtils__/databases';
import { startDevops } from './__testUtils__/startDevops';
import { component } from './__testUtils__/testCatalog';

jest.setTimeout(120_000);

const { databases, each } = createDatabases();

const names = Array.from({ length: 40 }, (_, i) => `service-${i}`);
const refs = names.map(name => `component:default/${name}`);
const NOW = Date.now();
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
  it('takes as many statements for many services and days as for one', async () => {
    const knex = await databases.init(id);
    const devops = await startDevops({
      database: {
        config: {},
        factory: mockServices.database.factory({ knex }),
      },
      entities: names.map(name => component(name)),
    });
    await devops.import(records);
    await devops.metrics({ entityRef: refs });

    const statementsOf = async (query: Record<string, unknown>) => {
      const statements: string[] = [];
      const listen = ({ sql }: { sql: string }) => statements.push(sql);
      knex.on('query', listen);
      const { status, body } = await devops.get(
        'getMetrics',
        '/v1/metrics',
        query,
      );
      knex.removeListener('query', listen);
      expect([status, body.stale]).toEqual([200, false]);
      return statements.filter(sql => /fact|service|source_status/.test(sql));
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
    // Facts, the sources of the entity, and whether sources of incidents are healthy.
    expect(one.length).toBeLessThanOrEqual(4);
    await devops.stop();
  });
});
