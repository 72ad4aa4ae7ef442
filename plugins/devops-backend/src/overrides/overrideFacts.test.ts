import fc from 'fast-check';
import { Knex } from 'knex';
import { arbitraryOverrides } from '../facts/__testUtils__/arbitraryOverrides';
import { arbitraryRecords } from '../facts/__testUtils__/arbitraryRecords';
import {
  ALWAYS,
  createBackend,
  SERVICES,
} from '../facts/__testUtils__/backend';
import { createDatabases } from '../store/__testUtils__/databases';

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

type Backend = ReturnType<typeof createBackend>;

async function write({ writer }: Backend, records: object[]) {
  for (const record of records) {
    const isOverride = 'kind' in record && record.kind === 'override';
    await writer.write([record], isOverride ? { kind: 'override' } : {});
  }
}

async function stateOf({ reader }: Backend) {
  return {
    facts: await reader.readFacts(SERVICES, ALWAYS),
    ...(await reader.readFactsState(SERVICES)),
  };
}

describe.each(each)('facts with overrides, on %s', database => {
  const numRuns = database === 'SQLITE_3' ? 15 : 4;

  it('are the same whatever comes first, and when they are rebuilt', async () => {
    const knex = await migrated(database);
    await fc.assert(
      fc.asyncProperty(
        arbitraryRecords,
        arbitraryOverrides,
        fc.infiniteStream(fc.nat()),
        async (records, corrections, random) => {
          const all = [...records, ...corrections];
          await clear(knex);
          const backend = createBackend(knex);
          await write(backend, all);
          const expected = await stateOf(backend);
          await backend.facts.rebuild();
          expect(await stateOf(backend)).toEqual(expected);

          await clear(knex);
          const shuffled = [...all, ...corrections]
            .map(record => ({ record, place: random.next().value ?? 0 }))
            .sort((a, b) => a.place - b.place)
            .map(({ record }) => record);
          await write(backend, shuffled);
          expect(await stateOf(backend)).toEqual(expected);
          expect(expected.stale).toBe(false);
        },
      ),
      { numRuns },
    );
  });

  it('are what they were once all overrides are undone', async () => {
    const knex = await migrated(database);
    await fc.assert(
      fc.asyncProperty(
        arbitraryRecords,
        arbitraryOverrides,
        async (records, corrections) => {
          await clear(knex);
          const backend = createBackend(knex);
          await write(backend, records);
          const never = await stateOf(backend);

          await write(backend, corrections);
          await write(
            backend,
            corrections.map(({ kind, source, externalId }) => ({
              kind,
              source,
              externalId,
              updatedAt: '2026-11-21T00:00:00Z',
              deleted: true,
            })),
          );
          expect(await stateOf(backend)).toEqual(never);
        },
      ),
      { numRuns },
    );
  });
});
