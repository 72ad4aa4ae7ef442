import { MetricAnswer } from '@devops-domains/backstage-plugin-devops-common';
import request from 'supertest';
import { daysAgo, historyPerTest, TestHistory } from './__testUtils__/history';
import {
  createBackendDatabases,
  Devops,
  startDevops,
} from './__testUtils__/startDevops';
import { component, entity, services } from './__testUtils__/testCatalog';

jest.setTimeout(120_000);

const databases = createBackendDatabases();
const entities = [
  ...services(10),
  component('secret', { hidden: true }),
  entity('System', 'shop'),
  entity('Component', 'cart', {
    relations: [{ type: 'partOf', targetRef: 'system:default/shop' }],
  }),
];

describe.each(databases.each)('answers, on %p', id => {
  const nextHistory = historyPerTest();
  let devops: Devops;
  let own: TestHistory;
  let entityRef: string;

  beforeAll(async () => {
    devops = await startDevops({
      database: await databases.create(id),
      entities,
    });
  });

  beforeEach(() => {
    own = nextHistory();
    entityRef = own.entityRef;
  });

  afterAll(() => devops.stop());

  it('do not show what the caller may not see', async () => {
    await devops.send('deployments', [
      own.deployment('1'),
      own.deployment('9', { entityRef: 'component:default/secret' }),
    ]);
    await devops.send('incidents', [
      own.incident('own', { openedAt: daysAgo(30), resolvedAt: daysAgo(29) }),
      own.incident('hidden', {
        entityRef: 'component:default/secret',
        causedBy: `deployment:${own.ci}/1`,
        url: 'https://pager.example.com/secret',
      }),
    ]);
    const hidden = await devops.get('getMetrics', '/v1/metrics', {
      entityRef: 'component:default/secret',
    });
    expect(hidden.status).toBe(404);

    const { body } = await devops.metrics({ entityRef });
    expect(body.metrics[2]).toMatchObject({
      metric: 'change-failure-rate',
      value: 1,
      numerator: 1,
    });
    const [row] = await devops.evidence('change-failure-rate', {
      entityRef,
      snapshot: body.snapshot,
    });
    expect(row.links).toEqual([
      {
        reason: 'explicit',
        ref: `incident:${own.pager}/hidden`,
        title: null,
        url: null,
      },
    ]);

    const asService = await request(devops.server)
      .get('/api/devops/v1/metrics/change-failure-rate/evidence')
      .set(devops.asService)
      .query({ entityRef, snapshot: body.snapshot });
    expect(asService.body.items[0].links[0]).toMatchObject({
      title: 'Incident hidden',
      url: 'https://pager.example.com/secret',
    });
  });

  it('say why they are empty, never 0', async () => {
    const { body } = await devops.metrics({ entityRef });
    for (const { value, findings } of body.metrics as MetricAnswer[]) {
      expect(value).toBeNull();
      expect(findings.length + body.findings.length).toBeGreaterThan(0);
    }
  });

  it('are of a union for a System', async () => {
    await devops.send('deployments', [
      own.deployment('1'),
      own.deployment('2', { entityRef: 'component:default/cart' }),
    ]);
    const shop = await devops.metrics({ entityRef: 'system:default/shop' });
    expect(shop.body).toMatchObject({
      entityRef: 'system:default/shop',
      services: 1,
    });
    expect(shop.body.metrics[0].n).toBe(1);
    const both = await devops.metrics({
      entityRef: [entityRef, 'system:default/shop'],
    });
    expect(both.body).toMatchObject({ services: 2 });
    expect(both.body.metrics[0].n).toBe(2);

    const filtered = await devops.metrics({
      filter: 'kind=component,metadata.name=cart',
    });
    expect(filtered.body).toMatchObject({
      entityRef: 'filter:kind=component,metadata.name=cart',
      services: 1,
    });
    expect(filtered.body.metrics[0].n).toBe(1);
    expect((await devops.metrics({})).body.error.message).toContain(
      'entityRef: is required',
    );

    const batch = devops.documented(
      'queryMetrics',
      await request(devops.server)
        .post('/api/devops/v1/metrics/query')
        .set(devops.asUser)
        .send({
          entityRefs: [
            entityRef,
            'system:default/shop',
            'component:default/secret',
          ],
        }),
    );
    expect(
      batch.body.items.map(
        (item: {
          answer: { metrics: MetricAnswer[] } | null;
          error: { name: string } | null;
        }) => (item.answer ? item.answer.metrics[0].n : item.error?.name),
      ),
    ).toEqual([1, 1, 'NotFoundError']);
    const { snapshot } = batch.body.items[0].answer;
    expect(
      await devops.evidence('deployment-frequency', { entityRef, snapshot }),
    ).toHaveLength(1);
  });
});
