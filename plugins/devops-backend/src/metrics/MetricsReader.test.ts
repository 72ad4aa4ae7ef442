import {
  DEFAULT_DEFINITIONS,
  encodeFacts,
  MetricAnswer,
  ServiceFacts,
} from '@devops-domains/backstage-plugin-devops-common';
import { emptyStore } from '../http/__testUtils__/startRouter';
import { MetricsConfiguration, MetricsReader } from './MetricsReader';

const service = 'component:default/checkout';
const NOW = Date.parse('2026-11-20T00:00:00Z');
const RELEASED = Date.parse('2026-11-10T00:00:00Z');

/** One service, released once, of which no incident is stored. */
const facts: ServiceFacts = {
  service,
  summary: {
    firstRecordAt: RELEASED,
    firstDeploymentAt: RELEASED,
    lastDeploymentAt: RELEASED,
    firstIncidentAt: null,
    incidentSources: { pager: RELEASED },
    sendsReworkMarks: false,
    productionEnvironments: ['production'],
    unknownEnvironments: {},
  },
  deployments: [
    {
      id: 'ci/1',
      service,
      source: 'ci',
      externalId: '1',
      waves: ['ci/1'],
      environments: ['production'],
      outcome: 'succeeded',
      failedPipeline: false,
      startedAt: null,
      finishedAt: RELEASED,
      version: 'a',
      type: 'deploy',
      url: null,
      failures: [],
      suspect: false,
      recoveredAt: null,
      recoveredBy: null,
      rework: [],
      batchSize: null,
      findings: [],
    },
  ],
  changes: [],
  incidents: [],
};

/** All that happened lies in one month. */
const [block] = encodeFacts(facts);

function setUp(more: Partial<MetricsConfiguration> = {}, stale: string[] = []) {
  const healthy = new Set<string>();
  const reader = new MetricsReader(
    {
      ...emptyStore,
      readFacts: async () => [{ ...facts, factsHash: 'a' }],
      readFactBlocks: async () => ({
        services: [{ ...facts, factsHash: 'a', words: block.words }],
        stale: new Set(stale),
      }),
    },
    {
      definitions: DEFAULT_DEFINITIONS,
      benchmarkYear: 2024,
      readIncidentHealth: async () => {
        const now = new Set(healthy);
        return source => now.has(source);
      },
      readWaitingDeployments: async () => () => 0,
      ...more,
    },
  );
  const scope = { entityRefs: [service], services: [service], isScope: false };
  const request = { timeZone: 'UTC', bucket: 'week' as const };
  return {
    healthy,
    read: (asked: { from?: string; to?: string } = {}) =>
      reader.read(scope, { ...request, ...asked }, NOW),
    readEach: (count: number) =>
      reader.readEach(Array(count).fill(scope), request, NOW),
    readScopes: (scopes: string[][]) =>
      reader.readEach(
        scopes.map(services => ({ ...scope, services })),
        request,
        NOW,
      ),
    readServices: async (count: number) => {
      const services = Array(count).fill(service);
      const read = await reader.readServices({ ...scope, services }, {}, NOW);
      return read.items;
    },
    readEvidence: (
      snapshot: string,
      asked: { from?: string; to?: string } = {},
      now = NOW,
    ) =>
      reader.readEvidence(
        scope,
        'change-failure-rate',
        'denominator',
        { ...request, ...asked, snapshot },
        now,
      ),
  };
}

const failureRate = ({ metrics }: { metrics: MetricAnswer[] }) =>
  metrics.find(({ metric }) => metric === 'change-failure-rate');

describe('MetricsReader', () => {
  it('says that nothing failed only while somebody reports incidents', async () => {
    const { healthy, read } = setUp();
    expect(failureRate(await read())).toMatchObject({
      value: null,
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'no-incident-source' }),
      ]),
    });

    healthy.add('pager');
    expect(failureRate(await read())).toMatchObject({ value: 0, n: 1 });
  });

  it('counts in a list nothing of what was not measured, as by itself', async () => {
    const { healthy, read, readServices } = setUp();
    const unmeasured = { value: null, n: 0 };
    expect(failureRate(await read())).toMatchObject(unmeasured);
    const numberInList = async () => {
      const [{ metrics }] = await readServices(1);
      return metrics.find(({ metric }) => metric === 'change-failure-rate');
    };
    expect(await numberInList()).toMatchObject(unmeasured);
    healthy.add('pager');
    expect(await numberInList()).toMatchObject({ value: 0, n: 1 });
  });

  it.each([
    [
      'nothing was received',
      { stale: false, waiting: 0 },
      'no-deployment-source',
    ],
    ['deployments wait', { stale: false, waiting: 2 }, 'records-waiting'],
    ['nobody knows yet', { stale: true, waiting: 2 }, 'being-computed'],
  ])('says where nothing is known that %s', async (_, known, code) => {
    const nothing = {
      services: [],
      stale: new Set(known.stale ? [service] : []),
    };
    const { findings, metrics } = await new MetricsReader(
      { ...emptyStore, readFactBlocks: async () => nothing },
      {
        definitions: DEFAULT_DEFINITIONS,
        benchmarkYear: 2024,
        readIncidentHealth: async () => () => false,
        readWaitingDeployments: async () => () => known.waiting,
      },
    ).read(
      { entityRefs: [service], services: [service], isScope: false },
      { timeZone: 'UTC', bucket: 'week' },
      NOW,
    );
    expect(findings[0].code).toBe(code);
    expect(metrics[0]).toMatchObject({ value: null, findings: [{ code }] });
  });

  it('tells of each scope by itself whether it is being computed', async () => {
    const { readScopes } = setUp({}, ['component:default/new']);
    const answers = await readScopes([
      [service],
      [service, 'component:default/new'],
      ['component:default/new'],
    ]);
    expect(answers.map(({ stale }) => stale)).toEqual([false, true, true]);
    const codes = answers.map(answer =>
      failureRate(answer)?.findings.map(({ code }) => code),
    );
    expect(codes).toEqual([
      expect.arrayContaining(['no-incident-source']),
      ['being-computed', ...(codes[0] ?? [])],
      ['being-computed'],
    ]);
  });

  it('asks for what waits only where no deployment is known', async () => {
    const readWaitingDeployments = jest.fn(async () => () => 1);
    const { read } = setUp({ readWaitingDeployments });
    expect((await read()).metrics[0].n).toBe(1);
    expect(readWaitingDeployments).not.toHaveBeenCalled();
  });

  it.each([
    ['each of many answers', 'readEach', 20, 19],
    ['a few of many services', 'readServices', 200, 9],
  ] as const)('lets others have a turn after %s', async (_, ask, n, least) => {
    const reader = setUp();
    let turns = 0;
    let isDone = false;
    const takeTurn = () => {
      turns++;
      if (!isDone) setImmediate(takeTurn);
    };
    setImmediate(takeTurn);
    expect(await reader[ask](n)).toHaveLength(n);
    isDone = true;
    expect(turns).toBeGreaterThanOrEqual(least);
  });

  it('gives no evidence of a number that the state of a source has changed', async () => {
    const { healthy, read, readEvidence } = setUp();
    healthy.add('pager');
    const { snapshot } = await read();
    expect(await readEvidence(snapshot)).toMatchObject([{ value: 0 }]);

    healthy.clear();
    await expect(readEvidence(snapshot)).rejects.toThrow('have changed');
  });

  it('gives evidence of the window that was asked for, also where it ends later than now', async () => {
    const { read, readEvidence } = setUp();
    const asked = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
    const { snapshot } = await read(asked);
    expect(await readEvidence(snapshot, asked)).toHaveLength(1);
    expect(
      await readEvidence(snapshot, { to: '2026-11-20T00:00:00Z' }),
    ).toHaveLength(1);
    await expect(
      readEvidence(snapshot, { to: '2026-11-19T00:00:00Z' }),
    ).rejects.toThrow('to: is not the snapshot');
    await expect(
      readEvidence(snapshot, { from: '2026-12-01T00:00:00Z' }),
    ).rejects.toThrow('from: is not the snapshot');
  });

  it('bears with clocks that differ by a minute', async () => {
    const { read, readEvidence } = setUp();
    const { snapshot } = await read();
    expect(await readEvidence(snapshot, {}, NOW - 60_000)).toHaveLength(1);
    await expect(readEvidence(snapshot, {}, NOW - 60_001)).rejects.toThrow(
      'snapshot: is not valid',
    );
  });
});
