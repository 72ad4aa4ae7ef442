import { daysAgo, historyPerTest, TestHistory } from './__testUtils__/history';
import {
  createBackendDatabases,
  Devops,
  startDevops,
} from './__testUtils__/startDevops';
import { services } from './__testUtils__/testCatalog';

jest.setTimeout(120_000);

const databases = createBackendDatabases();
const entities = services(10);

describe.each(databases.each)('the time line, on %p', id => {
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

  it('shows deployments page by page, what runs now, and what waits', async () => {
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
      // Said once: it may be as long as the whole list.
      expect(
        body.live
          .map((one: { environment: string; version: string }) => [
            one.environment,
            one.version,
          ])
          .sort(),
      ).toEqual(
        cursor === null
          ? [
              ['production', 'r2'],
              ['staging', 'r3'],
            ]
          : [],
      );
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual([4, 3, 2, 1].map(nth => `${own.ci}/${nth}`));

    const changes = await devops.get('getChanges', '/v1/changes', {
      entityRef,
      waiting: 'true',
    });
    expect(changes.body.total).toBe(1);
    expect(changes.body.items).toMatchObject([
      { entityRef, revision: 'waiting', pullRequest: 1, automated: false },
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

  it('lists only releases where those are asked for, each once', async () => {
    const wave = { group: 'g', revision: 'v2' };
    await devops.import([
      own.deployment('1', { finishedAt: daysAgo(10) }),
      own.deployment('2', { ...wave, finishedAt: daysAgo(9) }),
      own.deployment('3', {
        ...wave,
        finishedAt: daysAgo(8),
        environment: 'prod-eu',
      }),
      own.deployment('4', { environment: 'staging' }),
      own.deployment('5', { status: 'failed' }),
    ]);
    await devops.metrics({ entityRef });
    const { body } = await devops.get('getDeployments', '/v1/deployments', {
      entityRef,
      releases: 'true',
    });
    expect(body.items.map((item: { id: string }) => item.id)).toEqual([
      `${own.ci}/3`,
      `${own.ci}/1`,
    ]);
    expect(body.live).toEqual([]);
  });

  it('stands beside the eight domains', async () => {
    const { body } = await devops.get('getDomains', '/v1/domains');
    expect(body.domains).toHaveLength(8);
  });
});
