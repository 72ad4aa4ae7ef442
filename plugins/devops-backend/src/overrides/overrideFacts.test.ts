import fc from 'fast-check';
import { Knex } from 'knex';
import { arbitraryRecords } from '../facts/__testUtils__/arbitraryRecords';
import {
  ALWAYS,
  createBackend,
  SERVICES,
} from '../facts/__testUtils__/backend';
import { createDatabases } from '../store/__testUtils__/databases';

jest.setTimeout(120_000);

const { each, migrated } = createDatabases();

const id = fc.constantFrom('1', '2', '3', '4', '5');
const deployment = id.map(one => `deployment:ci/${one}`);
const incident = id.map(one => `incident:pager/${one}`);

/** Overrides that say something about the records of the random histories. */
const overrides = fc.array(
  fc
    .tuple(
      fc.oneof(
        fc.record({
          action: fc.constant('exclude'),
          target: fc.oneof(deployment, incident),
        }),
        fc.record({
          action: fc.constant('exclude-change'),
          target: deployment,
          to: fc.constantFrom('revision:r1', 'revision:r2'),
        }),
        fc.record({
          action: fc.constant('set-type'),
          target: deployment,
          type: fc.constantFrom('deploy', 'rollback', 'hotfix'),
        }),
        fc.record({
          action: fc.constantFrom('set-link', 'remove-link'),
          target: incident,
          relation: fc.constant('causedBy'),
          to: deployment,
        }),
        fc.record({
          action: fc.constant('set-link'),
          target: incident,
          relation: fc.constant('duplicateOf'),
          to: incident,
        }),
        fc.record({
          action: fc.constantFrom('set-link', 'remove-link'),
          target: deployment,
          relation: fc.constant('fixes'),
          to: fc.oneof(deployment, incident),
        }),
      ),
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.integer({ min: 1, max: 9 }),
    )
    .map(([said, externalId, hour]) => ({
      kind: 'override',
      source: 'portal',
      externalId,
      decidedAt: `2026-11-20T0${hour}:00:00Z`,
      // Another correction under the same id replaces all of the former one.
      relation: null,
      to: null,
      type: null,
      ...said,
    })),
  { minLength: 1, maxLength: 6 },
);

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
        overrides,
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
        overrides,
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
