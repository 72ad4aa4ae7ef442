import { Knex } from 'knex';
import {
  ALWAYS,
  createBackend,
  SERVICES,
} from '../facts/__testUtils__/backend';
import { createDatabases } from './__testUtils__/databases';
import { setSampleSource } from './sourceState';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();
const [CHECKOUT, PAYMENTS, SEARCH] = SERVICES;
const NOW = Date.parse('2026-12-01T00:00:00Z');

function deployment(externalId: string, finishedAt: string, more = {}) {
  return {
    kind: 'deployment',
    source: 'ci',
    externalId,
    entityRef: CHECKOUT,
    environment: 'production',
    status: 'succeeded',
    finishedAt,
    revision: `r${externalId}`,
    ...more,
  };
}

function change(externalId: string, revision: string, mergedAt: string | null) {
  return {
    kind: 'change',
    source: 'git',
    externalId,
    entityRef: CHECKOUT,
    revision,
    authoredAt: '2026-10-31T00:00:00Z',
    pullRequest: { number: 1, mergedAt },
    url: `https://git.example/${externalId}`,
  };
}

function countStatements(knex: Knex) {
  const statements: string[] = [];
  knex.on('query', ({ sql }) => statements.push(sql));
  return statements;
}

describe.each(each)('DatabaseFactsReader on %s', id => {
  const setUp = async (records: object[]) => {
    const knex = await migrated(id);
    const backend = createBackend(knex);
    await backend.writer.write(records);
    return { knex, ...backend };
  };

  it('reads the facts of a half-open window and leaves out unknown services', async () => {
    const { reader } = await setUp([
      deployment('1', '2026-11-01T00:00:00Z'),
      deployment('2', '2026-11-02T00:00:00Z'),
      deployment('3', '2026-11-03T00:00:00Z'),
    ]);

    const facts = await reader.readFacts([CHECKOUT, SEARCH, 'component:x/y'], {
      from: Date.parse('2026-11-01T00:00:00Z'),
      to: Date.parse('2026-11-03T00:00:00Z'),
    });

    expect(facts).toHaveLength(1);
    expect(facts[0].deployments.map(fact => fact.id)).toEqual(['ci/1', 'ci/2']);
    expect(facts[0].summary).toMatchObject({
      firstDeploymentAt: Date.parse('2026-11-01T00:00:00Z'),
      lastDeploymentAt: Date.parse('2026-11-03T00:00:00Z'),
      firstIncidentAt: null,
    });
  });

  it('names another state when a fact changes, and only then', async () => {
    const { reader, writer } = await setUp([
      deployment('1', '2026-11-01T00:00:00Z'),
      deployment('9', '2026-11-01T00:00:00Z', { entityRef: PAYMENTS }),
    ]);
    const before = await reader.readFactsState([CHECKOUT]);
    expect(before.stale).toBe(false);

    await writer.write([
      deployment('10', '2026-11-02T00:00:00Z', { entityRef: PAYMENTS }),
    ]);
    expect(await reader.readFactsState([CHECKOUT])).toEqual(before);

    await writer.write([deployment('2', '2026-11-02T00:00:00Z')]);
    const after = await reader.readFactsState([CHECKOUT]);
    expect(after.version).not.toBe(before.version);
  });

  it('pages through the time line, newest first, with what the facts say', async () => {
    const { knex, reader } = await setUp([
      deployment('1', '2026-11-01T00:00:00Z', {
        changes: [{ revision: 'r1' }, { revision: 'r0' }],
      }),
      deployment('2', '2026-11-02T00:00:00Z', { environment: 'test' }),
      deployment('3', '2026-11-02T00:00:00Z', {
        environment: 'somewhere',
        revision: undefined,
        artifact: 'pkg:oci/a@1',
      }),
      deployment('4', '2026-11-03T00:00:00Z', { type: 'rollback' }),
      deployment('5', '2026-11-04T00:00:00Z', {
        status: 'running',
        startedAt: '2026-11-04T00:00:00Z',
        finishedAt: undefined,
      }),
      {
        kind: 'artifact',
        source: 'registry',
        externalId: '1',
        artifact: 'pkg:oci/a@1',
        revision: 'built',
      },
    ]);
    await setSampleSource(knex, 'ci', true);
    const query = { services: [CHECKOUT], ...ALWAYS, limit: 2 };

    const first = await reader.readTimeline(query);
    const second = await reader.readTimeline({
      ...query,
      after: first.nextCursor ?? undefined,
    });
    const third = await reader.readTimeline({
      ...query,
      after: second.nextCursor ?? undefined,
    });

    const items = [...first.items, ...second.items, ...third.items];
    expect(third.nextCursor).toBeNull();
    expect(
      items.map(item => [item.id, item.production, item.failed, item.version]),
    ).toEqual([
      ['ci/5', true, null, 'r5'],
      ['ci/4', true, false, 'r4'],
      ['ci/3', null, null, 'built'],
      ['ci/2', false, null, 'r2'],
      ['ci/1', true, true, 'r1'],
    ]);
    expect(items[4]).toEqual({
      id: 'ci/1',
      entityRef: CHECKOUT,
      environment: 'production',
      production: true,
      status: 'succeeded',
      type: 'deploy',
      startedAt: null,
      finishedAt: '2026-11-01T00:00:00.000Z',
      version: 'r1',
      url: null,
      release: 'ci/1',
      failed: true,
      suspect: false,
      rework: [],
      changes: 2,
      sample: true,
    });
  });

  it('tells the outcome of a release once, at the last of its waves, as it counts', async () => {
    const wave = { group: 'g', revision: 'v2', changes: [{ revision: 'v2' }] };
    const { reader, writer } = await setUp([
      deployment('1', '2026-11-01T00:00:00Z', { revision: 'v1' }),
      deployment('2', '2026-11-02T00:00:00Z', wave),
      deployment('3', '2026-11-02T01:00:00Z', {
        ...wave,
        environment: 'prod-eu',
      }),
      deployment('4', '2026-11-03T00:00:00Z', { revision: 'v1' }),
    ]);
    const correction = {
      source: 'portal',
      externalId: '1',
      target: 'deployment:ci/1',
      action: 'set-type',
      type: 'hotfix',
      decidedAt: '2026-11-04T00:00:00Z',
    };
    await writer.write([correction], { kind: 'override' });

    const { items } = await reader.readTimeline({
      services: [CHECKOUT],
      ...ALWAYS,
      limit: 10,
    });

    const waves = ['ci/2', 'ci/3'];
    expect(items).toMatchObject([
      { id: 'ci/4', release: 'ci/4', rework: ['detected-rollback'] },
      { id: 'ci/3', release: 'ci/3', waves, failed: true, changes: 1 },
      { id: 'ci/2', release: 'ci/3', waves, failed: null, changes: null },
      { id: 'ci/1', release: 'ci/1', type: 'hotfix', rework: ['hotfix'] },
    ]);
    expect(items[0]).not.toHaveProperty('waves');
  });

  it('shows a deployment that says no instant when it was received', async () => {
    const { reader } = await setUp([
      deployment('1', '', { status: 'queued', finishedAt: undefined }),
    ]);
    const received = Date.parse('2026-11-20T00:00:00Z');
    const { items } = await reader.readTimeline({
      services: [CHECKOUT],
      from: received,
      to: received + 1,
      limit: 10,
    });
    expect(items).toMatchObject([{ id: 'ci/1', status: 'queued' }]);
  });

  it('refuses a cursor that it did not give', async () => {
    const { reader } = await setUp([]);
    const query = { services: [CHECKOUT], ...ALWAYS, limit: 2, after: 'x' };
    await expect(reader.readTimeline(query)).rejects.toThrow('cursor');
  });

  it('reads what runs in each environment', async () => {
    const { reader } = await setUp([
      deployment('1', '2026-11-01T00:00:00Z'),
      deployment('2', '2026-11-02T00:00:00Z', { environment: 'Production' }),
      deployment('3', '2026-11-03T00:00:00Z', { status: 'failed' }),
      deployment('4', '2026-11-01T00:00:00Z', { environment: 'test' }),
      deployment('5', '2026-11-09T00:00:00Z', { deleted: true }),
      deployment('6', '2026-11-01T00:00:00Z', { entityRef: PAYMENTS }),
      // A clock that is wrong.
      deployment('7', '2027-11-01T00:00:00Z'),
    ]);

    const live = await reader.readLive([CHECKOUT, PAYMENTS], NOW);

    expect(live.map(({ id: deploymentId }) => deploymentId)).toEqual([
      'ci/2',
      'ci/4',
      'ci/6',
    ]);
  });

  it('pages through merged changes that wait for a release, each once', async () => {
    const { reader } = await setUp([
      deployment('1', '2026-11-01T00:00:00Z'),
      deployment('2', '2026-11-03T00:00:00Z', {
        changes: [{ revision: 'out' }],
      }),
      change('a', 'out', '2026-11-02T00:00:00Z'),
      change('b', 'second', '2026-11-05T00:00:00Z'),
      change('c', 'first', '2026-11-04T00:00:00Z'),
      {
        ...change('d', 'first', '2026-11-06T00:00:00Z'),
        pullRequest: { number: 7, mergedAt: '2026-11-06T00:00:00Z' },
      },
      change('e', 'open', null),
      change('f', 'ancient', '2026-10-31T00:00:00Z'),
    ]);
    const query = { services: [CHECKOUT], limit: 1 };

    const first = await reader.readWaitingChanges(query);
    const second = await reader.readWaitingChanges({
      ...query,
      after: first.nextCursor ?? undefined,
    });

    expect(first.items).toEqual([
      {
        service: CHECKOUT,
        revision: 'first',
        mergedAt: Date.parse('2026-11-04T00:00:00Z'),
        automated: false,
        url: 'https://git.example/c',
        // Of the first of the records that describe it.
        id: 'git/c',
        pullRequest: 1,
      },
    ]);
    expect(second.items.map(({ revision }) => revision)).toEqual(['second']);
    expect(second.nextCursor).toBeNull();
    expect([first.total, second.total]).toEqual([2, null]);
    const none = await reader.readWaitingChanges({ ...query, services: [] });
    expect(none.total).toBe(0);
  });

  it('takes a change off the list of waiting ones when it is released, and nothing else with it', async () => {
    const { writer, reader } = await setUp([
      deployment('1', '2026-11-01T00:00:00Z'),
      change('a', 'r2', '2026-11-02T00:00:00Z'),
      { ...change('b', 'r3', '2026-11-04T00:00:00Z'), parents: ['r2'] },
    ]);
    const state = () => reader.readFactsState([CHECKOUT]);
    const waiting = async () => {
      const query = { services: [CHECKOUT], limit: 10 };
      const { items } = await reader.readWaitingChanges(query);
      return items.map(({ revision }) => revision);
    };
    expect(await waiting()).toEqual(['r2', 'r3']);

    await writer.write([deployment('2', '2026-11-03T00:00:00Z')]);
    expect(await waiting()).toEqual(['r3']);

    const { version } = await state();
    await writer.write([change('c', 'r4', '2026-11-05T00:00:00Z')]);
    expect(await waiting()).toEqual(['r3', 'r4']);
    expect((await state()).version).toBe(version);
  });

  it('reads records by id, without deleted ones', async () => {
    const { reader } = await setUp([
      deployment('1', '2026-11-01T00:00:00Z'),
      deployment('2', '2026-11-01T00:00:00Z', { deleted: true }),
      deployment('3', '2026-11-01T00:00:00Z', { entityRef: 'component:a/b' }),
    ]);

    const records = await reader.readRecords(['ci/3', 'ci/2', 'ci/1', 'ci/0']);

    expect(records).toMatchObject([
      { id: 'ci/1', kind: 'deployment', service: CHECKOUT },
      { id: 'ci/3', kind: 'deployment', service: null },
    ]);
    expect(await reader.countUnmatched()).toBe(1);
  });

  it('takes as many statements for many services as for one', async () => {
    const { knex, reader } = await setUp([
      deployment('1', '2026-11-01T00:00:00Z'),
      deployment('2', '2026-11-01T00:00:00Z', { entityRef: PAYMENTS }),
    ]);
    const readAll = async (services: string[]) => {
      const statements = countStatements(knex);
      await reader.readFacts(services, ALWAYS);
      await reader.readFactBlocks(services, ALWAYS);
      await reader.readFactsState(services);
      await reader.readTimeline({ services, ...ALWAYS, limit: 10 });
      await reader.readLive(services, NOW);
      await reader.readWaitingChanges({ services, limit: 10 });
      await reader.readSources(services);
      knex.removeAllListeners('query');
      return statements.length;
    };
    const many = Array.from({ length: 2000 }, (_, n) => `component:x/${n}`);

    const forOne = await readAll([CHECKOUT]);

    expect(await readAll([...SERVICES, ...many])).toBe(forOne);
    expect(forOne).toBeLessThan(20);
  });

  it('knows for which services a source delivered, now and before', async () => {
    const { reader, knex } = await setUp([
      deployment('1', '2026-08-01T00:00:00Z'),
      deployment('2', '2026-11-02T00:00:00Z'),
      deployment('3', '2026-11-02T00:00:00Z', { entityRef: PAYMENTS }),
      deployment('4', '2026-02-02T00:00:00Z', { entityRef: SEARCH }),
      change('5', 'r5', null),
    ]);
    const statements = countStatements(knex);
    const served = await reader.readServedServices({
      from: Date.parse('2026-06-01T00:00:00Z'),
      between: Date.parse('2026-09-01T00:00:00Z'),
      to: Date.parse('2026-12-01T00:00:00Z'),
    });
    expect(statements).toHaveLength(1);
    expect(served.sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1))).toEqual(
      [
        { source: 'ci', entityRef: CHECKOUT, now: true, before: true },
        { source: 'ci', entityRef: PAYMENTS, now: true, before: false },
      ],
    );
  });
});
