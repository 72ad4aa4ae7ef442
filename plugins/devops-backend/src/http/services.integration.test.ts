import {
  MetricAnswer,
  ServicesAnswer,
  ServiceSpread,
} from '@devops-domains/backstage-plugin-devops-common';
import { TestHistory } from './__testUtils__/history';
import {
  createBackendDatabases,
  Devops,
  startDevops,
} from './__testUtils__/startDevops';
import { component, entity } from './__testUtils__/testCatalog';

jest.setTimeout(120_000);

const partOfShop = {
  relations: [{ type: 'partOf', targetRef: 'system:default/shop' }],
};
const entities = [
  entity('System', 'shop'),
  entity('Component', 'cart', partOfShop),
  entity('Component', 'idle', partOfShop),
  entity('Component', 'search', partOfShop),
  component('other'),
];
const shop = { entityRef: 'system:default/shop' };
const databases = createBackendDatabases();

describe.each(databases.each)('the services of a scope, on %p', id => {
  const cart = new TestHistory('cart');
  const search = new TestHistory('search');
  let devops: Devops;

  beforeAll(async () => {
    devops = await startDevops({
      database: await databases.create(id),
      entities,
    });
    await devops.import([
      ...cart.long(),
      search.deployment('1'),
      new TestHistory('other').deployment('1'),
    ]);
    await devops.metrics(shop);
  });
  afterAll(() => devops.stop());

  const ask = (query: Record<string, unknown> = {}) =>
    devops.get('getServices', '/v1/metrics/services', { ...shop, ...query });
  const services = async (
    query?: Record<string, unknown>,
  ): Promise<ServicesAnswer> => (await ask(query)).body;

  it('are those of the scope, each with the numbers of its own page', async () => {
    const body = await services();
    expect(body.total).toBe(3);
    const names = body.items.map(item => item.entityRef);
    expect(names).toEqual([
      'component:default/cart',
      'component:default/idle',
      'component:default/search',
    ]);
    for (const { entityRef, metrics } of body.items) {
      const own = await devops.metrics({ entityRef, to: body.to });
      expect(metrics).toEqual(
        own.body.metrics.map(
          ({ metric, unit, value, n, change }: MetricAnswer) => ({
            metric,
            unit,
            value,
            n,
            verdict: change.verdict,
          }),
        ),
      );
    }
  });

  it('spread over those that were measured, on every page alike', async () => {
    const body = await services({ limit: 1 });
    const [frequency] = body.spread;
    expect(frequency).toMatchObject({
      metric: 'deployment-frequency',
      measured: 2,
    });
    expect(frequency.distribution?.max).toBeGreaterThan(
      frequency.distribution?.min ?? 0,
    );
    const measured = (one: ServiceSpread) => one.measured;
    const next = await services({ limit: 1, cursor: body.nextCursor });
    expect(next.spread.map(measured)).toEqual(body.spread.map(measured));
  });

  it('are sorted by a number, what was not measured last', async () => {
    const order = async (direction: string) => {
      const query = { sort: 'deployment-frequency', order: direction };
      const { items } = await services(query);
      return items.map(({ entityRef }) =>
        entityRef.replace('component:default/', ''),
      );
    };
    expect(await order('desc')).toEqual(['cart', 'search', 'idle']);
    expect(await order('asc')).toEqual(['search', 'cart', 'idle']);
  });

  it('refuse a column that does not exist', async () => {
    const { status, body } = await ask({ sort: 'speed' });
    expect(status).toBe(400);
    expect(body.error.message).toContain('sort');
  });
});
