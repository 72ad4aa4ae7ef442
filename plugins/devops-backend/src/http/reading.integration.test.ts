import {
  EvidenceRow,
  METRIC_IDS,
  MetricAnswer,
  recompute,
} from '@devops-domains/backstage-plugin-devops-common';
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
  ...services(20),
  component('secret', { hidden: true }),
  entity('System', 'shop', {
    relations: [],
  }),
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

  async function evidence(
    metric: string,
    query: object,
  ): Promise<EvidenceRow[]> {
    const rows: EvidenceRow[] = [];
    let cursor: string | null = null;
    do {
      const { body, status } = await devops.get(
        'getEvidence',
        `/v1/metrics/${metric}/evidence`,
        {
          entityRef,
          limit: 7,
          ...query,
          ...(cursor ? { cursor } : {}),
        },
      );
      expect(status).toBe(200);
      rows.push(...body.items);
      cursor = body.nextCursor;
      expect(body.total).toBeGreaterThanOrEqual(rows.length);
    } while (cursor);
    return rows;
  }

  it('give the same number again from their evidence, page by page', async () => {
    await devops.import(own.long());
    const window = { from: daysAgo(90), to: daysAgo(0) };
    const { body } = await devops.metrics({ entityRef, ...window });
    expect(body.metrics.map((one: MetricAnswer) => one.metric)).toEqual([
      ...METRIC_IDS,
    ]);
    const { snapshot } = body;
    for (const {
      metric,
      value,
      unit,
      n,
      numerator,
    } of body.metrics as MetricAnswer[]) {
      expect(n).toBeGreaterThan(2);
      const rows = await evidence(metric, { snapshot });
      const hits =
        unit === 'ratio'
          ? await evidence(metric, { snapshot, side: 'numerator' })
          : null;
      expect(hits?.length ?? null).toBe(numerator);
      const again = recompute(metric, rows, hits, {
        from: Date.parse(body.from),
        to: Date.parse(body.to),
        asOf: Date.parse(body.asOf),
        timeZone: body.timeZone,
        bucket: body.bucket,
        benchmarkYear: 2024,
        definitions: {
          ...body.definitions,
          rollbackLiveDays: 30,
          countSuspects: false,
          productionEnvironmentsBySource: {},
        },
        incidentSources: new Set(),
        scope: false,
      });
      expect(again).toBeCloseTo(value ?? NaN, 9);
    }
  });

  it('name their snapshot, which is gone once the records have changed', async () => {
    await devops.import(own.long());
    const { body } = await devops.metrics({ entityRef });
    const ask = () =>
      devops.get('getEvidence', '/v1/metrics/time-to-restore/evidence', {
        entityRef,
        snapshot: body.snapshot,
      });
    expect((await ask()).status).toBe(200);
    await devops.send(
      'incidents',
      own.incident('late', { openedAt: daysAgo(3), resolvedAt: daysAgo(2) }),
    );
    await devops.metrics({ entityRef });
    const gone = await ask();
    expect(gone.status).toBe(409);
    expect(gone.body.error.name).toBe('ConflictError');
  });

  it('refuse a snapshot of another window or entity', async () => {
    await devops.import(own.long());
    const { body } = await devops.metrics({ entityRef });
    const path = '/v1/metrics/lead-time/evidence';
    const { snapshot } = body;
    const otherWindow = await devops.get('getEvidence', path, {
      entityRef,
      snapshot,
      from: daysAgo(5),
    });
    expect(otherWindow.status).toBe(400);
    const otherEntity = await devops.get('getEvidence', path, {
      entityRef: 'component:default/cart',
      snapshot,
    });
    expect(otherEntity.status).toBe(409);
    const noSnapshot = await devops.get('getEvidence', path, {
      entityRef,
      snapshot: 'x',
    });
    expect(noSnapshot.status).toBe(400);
  });

  it('are CSV with the same rows on demand', async () => {
    await devops.import(own.long());
    const { body } = await devops.metrics({ entityRef });
    const { snapshot } = body;
    const rows = await evidence('time-to-restore', { snapshot });
    const csv = await request(devops.server)
      .get('/api/devops/v1/metrics/time-to-restore/evidence.csv')
      .set(devops.asUser)
      .query({ entityRef, snapshot });
    expect(csv.status).toBe(200);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = csv.text.trimEnd().split('\r\n').slice(1);
    expect(lines.map(line => line.split(',')[1])).toEqual(
      rows.map(row => row.id),
    );
    expect(rows[0].title).toMatch(/^Incident Q/);
    expect(rows[0].url).toMatch(/^https:\/\/pager\.example\.com/);
  });

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
    const [row] = await evidence('change-failure-rate', {
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
    expect(await evidence('deployment-frequency', { snapshot })).toHaveLength(
      1,
    );
  });

  it('show the time line page by page, what runs now, and what waits', async () => {
    await devops.import([
      own.deployment('1', {
        finishedAt: daysAgo(10),
        url: 'https://ci.example.com/1',
      }),
      own.deployment('2', { finishedAt: daysAgo(8) }),
      own.deployment('3', { environment: 'staging', finishedAt: daysAgo(7) }),
      own.deployment('4', {
        status: 'running',
        startedAt: daysAgo(0, -1),
        finishedAt: undefined,
      }),
      {
        kind: 'change',
        source: own.ci,
        externalId: 'c1',
        entityRef,
        revision: 'waiting',
        committedAt: daysAgo(2),
        pullRequest: { number: 1, mergedAt: daysAgo(2) },
      },
    ]);
    await devops.metrics({ entityRef });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { body } = await devops.get('getDeployments', '/v1/deployments', {
        entityRef,
        limit: 3,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...body.items.map((item: { id: string }) => item.id));
      cursor = body.nextCursor;
      expect(
        body.live
          .map((one: { environment: string; version: string }) => [
            one.environment,
            one.version,
          ])
          .sort(),
      ).toEqual([
        ['production', 'r2'],
        ['staging', 'r3'],
      ]);
    } while (cursor);
    expect(seen).toEqual([4, 3, 2, 1].map(nth => `${own.ci}/${nth}`));

    const changes = await devops.get('getChanges', '/v1/changes', {
      entityRef,
      waiting: 'true',
    });
    expect(changes.body.items).toMatchObject([
      { revision: 'waiting', automated: false },
    ]);
    expect(changes.body.items[0].ageSeconds).toBeGreaterThan(
      2 * 24 * 3600 - 60,
    );

    const sources = await devops.get('getSources', '/v1/sources', {
      entityRef,
    });
    expect(sources.body.sources).toMatchObject([
      { source: own.ci, records: 5, sample: false },
    ]);
  });

  it('show the eight domains', async () => {
    const { body } = await devops.get('getDomains', '/v1/domains');
    expect(body.domains).toHaveLength(8);
  });
});
