import {
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
import { component, services } from './__testUtils__/testCatalog';

jest.setTimeout(120_000);

const databases = createBackendDatabases();
const entities = [...services(10), component('cart')];

describe.each(databases.each)('evidence, on %p', id => {
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

  it('gives the same number again page by page', async () => {
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
      const rows = await devops.evidence(metric, { entityRef, snapshot });
      const hits =
        unit === 'ratio'
          ? await devops.evidence(metric, {
              entityRef,
              snapshot,
              side: 'numerator',
            })
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

  it('is of a snapshot, which is gone once the records have changed', async () => {
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

  it('refuses a snapshot of another window or entity', async () => {
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

  it('is CSV with the same rows on demand', async () => {
    await devops.import(own.long());
    const { body } = await devops.metrics({ entityRef });
    const { snapshot } = body;
    const rows = await devops.evidence('time-to-restore', {
      entityRef,
      snapshot,
    });
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
});
