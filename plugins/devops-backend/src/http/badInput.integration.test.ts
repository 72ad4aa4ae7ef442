import request from 'supertest';
import { daysAgo, historyPerTest, TestHistory } from './__testUtils__/history';
import {
  createBackendDatabases,
  Devops,
  resultsOf,
  startDevops,
} from './__testUtils__/startDevops';
import { services } from './__testUtils__/testCatalog';

jest.setTimeout(60_000);

const databases = createBackendDatabases();
/** Put together, because not even a linter wants to see one. */
const SCRIPT_URL = ['javascript', 'alert(1)'].join(':');

describe.each(databases.each)('bad input, on %p', id => {
  const nextHistory = historyPerTest();
  let devops: Devops;
  let own: TestHistory;

  beforeAll(async () => {
    devops = await startDevops({
      database: await databases.create(id),
      entities: services(40),
    });
  });

  beforeEach(() => {
    own = nextHistory();
  });

  afterAll(() => devops.stop());

  /** Every test sends one good deployment beside the bad input, and wants to find it. */
  async function expectOneRelease() {
    const { body } = await devops.metrics({ entityRef: own.entityRef });
    expect(body.metrics[0]).toMatchObject({
      metric: 'deployment-frequency',
      n: 1,
    });
  }

  it.each([
    [
      'wrong types',
      { externalId: 5, status: true, url: [] },
      ['$.externalId', '$.status', '$.url'],
    ],
    [
      'missing fields',
      { environment: undefined, finishedAt: undefined },
      ['$.environment', '$.finishedAt'],
    ],
    ['no way to the entity', { entityRef: undefined }, ['$.entityRef']],
    ['an unknown status', { status: 'done' }, ['$.status']],
    [
      'an instant without offset',
      { finishedAt: '2026-11-01T10:00:00' },
      ['$.finishedAt'],
    ],
    [
      'a day that does not exist',
      { finishedAt: '2026-02-30T10:00:00Z' },
      ['$.finishedAt'],
    ],
    [
      'an end before the start',
      { startedAt: daysAgo(1), finishedAt: daysAgo(2) },
      ['$.finishedAt'],
    ],
    ['a javascript: URL', { url: SCRIPT_URL }, ['$.url']],
    [
      'an entity that is no service',
      { entityRef: 'user:default/kim' },
      ['$.entityRef'],
    ],
  ])(
    '%s are rejected with every path, beside a good record',
    async (_, change, paths) => {
      const response = await devops.send('deployments', [
        own.deployment('bad', change),
        own.deployment('good'),
      ]);
      expect(response.status).toBe(200);
      expect(resultsOf(response)).toEqual(['rejected', 'created']);
      const [{ problems }] = response.body.results;
      expect(problems.map(({ path }: { path: string }) => path).sort()).toEqual(
        paths,
      );
      await expectOneRelease();
    },
  );

  it.each([
    ['null', null],
    ['text', 'deployment'],
    ['a list', [{}]],
  ])(
    '%s instead of a record is rejected, beside a good record',
    async (_, wrong) => {
      const response = await devops.send('deployments', [
        wrong,
        own.deployment('good'),
      ]);
      expect(resultsOf(response)).toEqual(['rejected', 'created']);
      await expectOneRelease();
    },
  );

  it('a single bad record is an error that says what is wrong', async () => {
    const response = await devops.send(
      'deployments',
      own.deployment('bad', { status: 'done', url: SCRIPT_URL }),
    );
    expect(response.status).toBe(400);
    expect(response.body.error.message).toMatch(/\$\.status: .*succeeded/);
    expect(response.body.error.message).toMatch(/\$\.url: .*https:/);
  });

  it('an unknown environment is kept, is not production, and is found out', async () => {
    await devops.send('deployments', [
      own.deployment('good'),
      own.deployment('other', { environment: 'blue' }),
    ]);
    const { body } = await devops.metrics({ entityRef: own.entityRef });
    expect(body.metrics[0].n).toBe(1);
    expect(JSON.stringify(body.findings)).toContain('blue');
    const timeline = await devops.get('getDeployments', '/v1/deployments', {
      entityRef: own.entityRef,
    });
    expect(
      timeline.body.items.map(
        (one: { environment: string; production: boolean | null }) => [
          one.environment,
          one.production,
        ],
      ),
    ).toEqual(
      expect.arrayContaining([
        ['blue', null],
        ['production', true],
      ]),
    );
  });

  it('a body of 6 MB is refused, and what was sent before is there', async () => {
    await devops.send('deployments', own.deployment('good'));
    const response = await devops.send('deployments', [
      own.deployment('big', { revision: 'x'.repeat(6 * 1024 * 1024) }),
    ]);
    expect(response.status).toBe(413);
    expect(response.body.error.message).toContain('5 MB');
    await expectOneRelease();
  });

  it('a broken line 3 of 5 is named, and the other four are kept', async () => {
    const response = await devops.import([
      own.deployment('1'),
      own.deployment('2', { finishedAt: daysAgo(9) }),
      '{"kind": "deployment", "source": "ci"',
      own.deployment('4', { finishedAt: daysAgo(8) }),
      own.incident('Q5', { openedAt: daysAgo(20), resolvedAt: daysAgo(19) }),
    ]);
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      lines: 5,
      created: 4,
      rejected: 1,
      problems: [{ line: 3, path: '$' }],
    });
    expect(response.body.problems[0].message).toMatch(/position \d+/);
    const { body } = await devops.metrics({ entityRef: own.entityRef });
    expect(body.metrics[0].n).toBe(3);
    expect(body.metrics[5]).toMatchObject({ metric: 'time-to-restore', n: 1 });
  });

  it('a line without a kind is rejected with its number', async () => {
    const response = await devops.import([
      own.deployment('1'),
      own.deployment('2', { kind: undefined }),
    ]);
    expect(response.body).toMatchObject({
      created: 1,
      rejected: 1,
      problems: [{ line: 2, path: '$.kind' }],
    });
  });

  it('a record of an unknown entity is kept and waits', async () => {
    const response = await devops.send('deployments', [
      own.deployment('good'),
      own.deployment('lost', { entityRef: 'component:default/gone' }),
    ]);
    expect(resultsOf(response)).toEqual(['created', 'unmatched']);
    expect(response.body.results[1].problems).not.toEqual([]);
    const { body } = await devops.get('getHealth', '/v1/health');
    expect(body).toEqual({ status: 'ok', unmatched: 1 });
    await expectOneRelease();
  });

  it('a window that ends before it starts, or an instant without offset, is refused with all problems', async () => {
    const reversed = await devops.get('getMetrics', '/v1/metrics', {
      entityRef: own.entityRef,
      from: daysAgo(1),
      to: daysAgo(2),
      bucket: 'year',
    });
    expect(reversed.status).toBe(400);
    expect(reversed.body.error.message).toMatch(
      /bucket: .*to: must be later than from/,
    );
    const local = await devops.get('getMetrics', '/v1/metrics', {
      entityRef: own.entityRef,
      from: '2026-11-01T00:00:00',
    });
    expect(local.status).toBe(400);
    expect(local.body.error.message).toMatch(/from: .*offset/);
  });

  it.each([
    ['get', 'deliveries?q=%00', 'q'],
    ['get', 'deliveries?source=%00', 'source'],
    ['delete', 'overrides/%00', 'id'],
    ['delete', 'records/%00/1', 'source'],
    ['delete', 'records/ci/%00', 'externalId'],
  ] as const)(
    '%s %s asks for what no database can keep, and is refused',
    async (method, path, key) => {
      const agent = request(devops.server);
      const response = await agent[method](`/api/devops/v1/${path}`).set(
        method === 'get' ? devops.asUser : devops.asService,
      );
      expect(response.status).toBe(400);
      expect(response.body.error.message).toMatch(
        new RegExp(`${key}.*must not contain control characters`),
      );
    },
  );

  it('an entity that is not there is not found', async () => {
    for (const path of ['metrics', 'deployments', 'changes', 'sources']) {
      const response = await request(devops.server)
        .get(`/api/devops/v1/${path}`)
        .set(devops.asUser)
        .query({ entityRef: 'component:default/gone' });
      expect([path, response.status]).toEqual([path, 404]);
    }
  });
});
