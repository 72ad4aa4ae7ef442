import { DEFAULT_DEFINITIONS } from '@devops-domains/backstage-plugin-devops-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { createDatabases } from '../store/__testUtils__/databases';
import { arbitraryRecords } from './__testUtils__/arbitraryRecords';
import { ALWAYS, createBackend, SERVICES } from './__testUtils__/backend';
import { FactsUpdater } from './FactsUpdater';

jest.setTimeout(120_000);

const { each, migrated } = createDatabases();

async function clear(knex: Knex) {
  for (const table of [
    'deployment_facts',
    'deployment_waves',
    'change_facts',
    'incident_facts',
    'record_links',
    'records',
    'services',
  ]) {
    await knex(table).delete();
  }
}

/** Writes the records in batches of the given sizes, over and over until all are written. */
async function writeAll(
  { writer }: Pick<ReturnType<typeof createBackend>, 'writer'>,
  records: unknown[],
  size: number,
) {
  for (let at = 0; at < records.length; at += size) {
    await writer.write(records.slice(at, at + size));
  }
}

const day = (date: number) => `2026-11-${String(date).padStart(2, '0')}`;

function release(externalId: string, date: number, more: object = {}) {
  return {
    kind: 'deployment',
    source: 'ci',
    externalId,
    entityRef: SERVICES[0],
    environment: 'production',
    status: 'succeeded',
    finishedAt: `${day(date)}T10:00:00Z`,
    revision: `r${externalId}`,
    ...more,
  };
}

describe.each(each)('facts on %s', id => {
  it('are the same for any order and repetition of the records', async () => {
    const knex = await migrated(id);
    await fc.assert(
      fc.asyncProperty(
        arbitraryRecords,
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 7 }),
        async (records, random, size) => {
          await clear(knex);
          const backend = createBackend(knex);
          await writeAll(backend, records, 100);
          const expected = await backend.reader.readFacts(SERVICES, ALWAYS);
          const state = await backend.reader.readFactsState(SERVICES);

          await clear(knex);
          const shuffled = [...records, ...records.slice(0, 5)]
            .map(record => ({ record, place: random.next().value ?? 0 }))
            .sort((a, b) => a.place - b.place)
            .map(({ record }) => record);
          await writeAll(backend, shuffled, size);

          expect(await backend.reader.readFacts(SERVICES, ALWAYS)).toEqual(
            expected,
          );
          expect(await backend.reader.readFactsState(SERVICES)).toEqual(state);
          expect(state.stale).toBe(false);
        },
      ),
      { numRuns: id === 'SQLITE_3' ? 30 : 6 },
    );
  });

  it('computed write by write are those computed from nothing', async () => {
    const knex = await migrated(id);
    await fc.assert(
      fc.asyncProperty(arbitraryRecords, async records => {
        await clear(knex);
        const { facts, reader, ...backend } = createBackend(knex);
        await writeAll(backend, records, 2);
        const incremental = await reader.readFacts(SERVICES, ALWAYS);
        const state = await reader.readFactsState(SERVICES);

        await facts.rebuild();

        expect(await reader.readFacts(SERVICES, ALWAYS)).toEqual(incremental);
        expect(await reader.readFactsState(SERVICES)).toEqual(state);
      }),
      { numRuns: id === 'SQLITE_3' ? 30 : 6 },
    );
  });

  it('are computed later when the process died after the commit', async () => {
    const knex = await migrated(id);
    const dying = createBackend(knex, { computes: false });
    await dying.writer.write([release('1', 1)]);
    const service = [SERVICES[0]];
    expect(await dying.reader.readFacts(service, ALWAYS)).toEqual([]);
    expect((await dying.reader.readFactsState(service)).stale).toBe(true);

    const other = createBackend(knex);
    await other.facts.updateStale();

    const [facts] = await other.reader.readFacts(service, ALWAYS);
    expect(facts.deployments).toMatchObject([{ id: 'ci/1', version: 'r1' }]);
    expect((await other.reader.readFactsState(service)).stale).toBe(false);
  });

  it('are stale and computed again when the definitions change', async () => {
    const knex = await migrated(id);
    const before = createBackend(knex);
    await before.writer.write([release('1', 1)]);
    const after = createBackend(knex, {
      definitions: { ...DEFAULT_DEFINITIONS, productionEnvironments: ['live'] },
    });
    const service = [SERVICES[0]];
    expect((await after.reader.readFactsState(service)).stale).toBe(true);

    await after.facts.updateStale();

    const [facts] = await after.reader.readFacts(service, ALWAYS);
    expect(facts.deployments).toEqual([]);
    expect((await after.reader.readFactsState(service)).stale).toBe(false);
    expect((await before.reader.readFactsState(service)).stale).toBe(true);
  });

  it('follow the incident of another service', async () => {
    const knex = await migrated(id);
    const { writer, reader } = createBackend(knex);
    const incident = {
      kind: 'incident',
      source: 'pager',
      externalId: 'a',
      entityRef: SERVICES[1],
      openedAt: `${day(2)}T00:00:00Z`,
      causedBy: 'deployment:ci/1',
    };
    await writer.write([incident]);
    await writer.write([release('1', 1)]);

    const [facts] = await reader.readFacts([SERVICES[0]], ALWAYS);
    expect(facts.deployments).toMatchObject([
      { failures: [{ reason: 'explicit', by: 'incident:pager/a' }] },
    ]);

    await writer.write([{ ...incident, deleted: true }]);
    const [without] = await reader.readFacts([SERVICES[0]], ALWAYS);
    expect(without.deployments).toMatchObject([{ failures: [] }]);
  });

  it('name the release of another service that an incident fails, and none that is no release', async () => {
    const knex = await migrated(id);
    const { writer, reader } = createBackend(knex);
    const rollout = { group: 'g', revision: 'r1' };
    const us = { ...rollout, environment: 'prod-us' };
    await writer.write([
      release('eu', 1, { ...rollout, environment: 'prod-eu' }),
      release('us', 2, us),
      release('test', 1, { environment: 'test' }),
      ...['eu', 'test'].map(name => ({
        kind: 'incident',
        source: 'pager',
        externalId: name,
        entityRef: SERVICES[1],
        openedAt: `${day(3)}T00:00:00Z`,
        causedBy: `deployment:ci/${name}`,
      })),
    ]);
    const incidents = async () => {
      const [facts] = await reader.readFacts([SERVICES[1]], ALWAYS);
      return facts.incidents.map(({ deploymentId, findings }) => [
        deploymentId,
        ...findings,
      ]);
    };
    const noRelease = [null, 'link-to-no-release'];
    expect(await incidents()).toEqual([['ci/us'], noRelease]);

    const later = { status: 'failed', updatedAt: `${day(4)}T00:00:00Z` };
    await writer.write([release('us', 2, { ...us, ...later })]);
    expect(await incidents()).toEqual([[null], noRelease]);
  });

  it('keep rows that stay the same', async () => {
    const knex = await migrated(id);
    const { writer } = createBackend(knex);
    await writer.write([release('1', 1), release('2', 2)]);
    const written: string[] = [];
    knex.on('query-response', (_, { sql, response }) => {
      const [, verb, table] =
        /^(insert|delete|update).*?(\w+_(?:facts|waves))\b/.exec(sql) ?? [];
      if (verb) {
        written.push(`${verb} ${table} ${response?.rowCount ?? 1}`);
      }
    });

    await writer.write([release('3', 3)]);

    // One new deployment and its wave; nothing is deleted.
    expect(written).toEqual([
      'insert deployment_facts 1',
      'insert deployment_waves 1',
    ]);
  });

  it('stay complete while writers and updaters work at the same time', async () => {
    const knex = await migrated(id);
    const backends = [createBackend(knex), createBackend(knex)];
    const batches = Array.from({ length: 12 }, (_, n) => [
      release(`${n}`, 1 + n, { entityRef: SERVICES[n % 3] }),
      {
        kind: 'incident',
        source: 'pager',
        externalId: `${n}`,
        entityRef: SERVICES[(n + 1) % 3],
        openedAt: `${day(1 + n)}T12:00:00Z`,
        causedBy: `deployment:ci/${11 - n}`,
      },
    ]);

    await Promise.all(
      batches.map((batch, n) => backends[n % 2].writer.write(batch)),
    );

    const [{ reader, facts }] = backends;
    await facts.updateStale();
    const concurrent = await reader.readFacts(SERVICES, ALWAYS);
    await facts.rebuild();
    expect(await reader.readFacts(SERVICES, ALWAYS)).toEqual(concurrent);
    const failed = concurrent
      .flatMap(service => service.deployments)
      .flatMap(deployment => deployment.failures)
      .filter(({ reason }) => reason === 'explicit');
    expect(failed).toHaveLength(12);
  });

  it('of 10,000 imported releases are there in reasonable time', async () => {
    const knex = await migrated(id);
    const backend = createBackend(knex, { computes: false });
    const records = Array.from({ length: 10_000 }, (_, n) =>
      release(`${n}`, 1, {
        finishedAt: new Date(Date.UTC(2025, 0, 1) + n * 3_600_000),
        changes: [{ revision: `r${n}`, authoredAt: '2024-12-31T00:00:00Z' }],
      }),
    ).map(record => JSON.parse(JSON.stringify(record)));
    const start = Date.now();

    await writeAll(backend, records, 1000);
    await backend.facts.updateStale();

    expect(Date.now() - start).toBeLessThan(60_000);
    const [facts] = await backend.reader.readFacts([SERVICES[0]], ALWAYS);
    expect(facts.deployments).toHaveLength(10_000);
    expect(facts.changes).toHaveLength(10_000);
  });

  it('that cannot be computed leave the write as it is', async () => {
    const knex = await migrated(id);
    const { writer, facts, reader, logger } = createBackend(knex);
    await knex.schema.renameTable('incident_facts', 'gone');

    const [{ result }] = await writer.write([release('1', 1)]);

    expect(result).toBe('created');
    expect((await reader.readFactsState([SERVICES[0]])).stale).toBe(true);

    await knex.schema.renameTable('gone', 'incident_facts');
    await facts.updateStale();
    expect((await reader.readFactsState([SERVICES[0]])).stale).toBe(false);
    expect(logger.error).toHaveBeenCalledTimes(1);
  });

  it('wait for a burst of writes to be over', async () => {
    const knex = await migrated(id);
    const { writer, facts, reader } = createBackend(knex, { computes: false });
    await writer.write([release('1', 1)]);
    const services = await knex('services').pluck('id');

    facts.updateSoon(services);
    facts.updateSoon(services);
    await facts.settled();

    expect((await reader.readFactsState([SERVICES[0]])).stale).toBe(false);
  });

  it('do not wait for ever while writes go on', async () => {
    const knex = await migrated(id);
    const { writer, reader, logger } = createBackend(knex, { computes: false });
    await writer.write([release('1', 1)]);
    const services = await knex('services').pluck('id');
    const facts = new FactsUpdater({
      knex,
      definitions: DEFAULT_DEFINITIONS,
      logger,
      longestGatheringMs: 300,
    });

    const state = () => reader.readFactsState([SERVICES[0]]);
    const writes = setInterval(() => facts.updateSoon(services), 20);
    try {
      while ((await state()).stale) {
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    } finally {
      clearInterval(writes);
    }
    await facts.settled();
    expect((await state()).stale).toBe(false);
  });

  it('leave the rest for the next run when they are told to stop', async () => {
    const knex = await migrated(id);
    const { writer, facts, reader } = createBackend(knex, { computes: false });
    await writer.write(
      SERVICES.map((entityRef, i) => release(`${i}`, 1, { entityRef })),
    );
    const services = await knex('services').pluck('id');
    await facts.update(services, AbortSignal.abort());
    expect((await reader.readFactsState(SERVICES)).stale).toBe(true);

    await facts.updateStale();
    expect((await reader.readFactsState(SERVICES)).stale).toBe(false);
  });
});
