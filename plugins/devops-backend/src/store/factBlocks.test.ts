import {
  blockPool,
  DEFAULT_DEFINITIONS,
  diagnose,
  diagnosePool,
  measure,
  measurePool,
  MeasureQuery,
} from '@devops-domains/backstage-plugin-devops-common';
import fc from 'fast-check';
import { arbitraryRecords } from '../facts/__testUtils__/arbitraryRecords';
import {
  ALWAYS,
  createBackend,
  SERVICES,
} from '../facts/__testUtils__/backend';
import { definitionsHash } from '../facts/definitionsHash';
import { DatabaseFactsReader } from './DatabaseFactsReader';
import { createDatabases } from './__testUtils__/databases';

jest.setTimeout(120_000);

const { each, migrated } = createDatabases();

const day = (n: number) => Date.UTC(2026, 9, n);

const query = (from: number, to: number): MeasureQuery => ({
  from,
  to,
  asOf: day(25),
  timeZone: 'Asia/Seoul',
  bucket: 'week',
  benchmarkYear: 2024,
  definitions: DEFAULT_DEFINITIONS,
  incidentSources: new Set(),
  scope: true,
});

describe.each(each)('blocks of facts on %s', id => {
  it('give the numbers of the facts themselves, to the last digit', async () => {
    const knex = await migrated(id);
    const { writer, reader } = createBackend(knex);
    await fc.assert(
      fc.asyncProperty(
        arbitraryRecords,
        fc.integer({ min: 1, max: 14 }),
        async (records, length) => {
          await writer.write(records);
          const asked = query(day(15 - length), day(15));
          const window = { from: day(15 - 2 * length), to: day(15) };

          const facts = await reader.readFacts(SERVICES, ALWAYS);
          const blocks = await reader.readFactBlocks(SERVICES, window);

          const pool = blockPool(blocks.services);
          expect(blocks.stale).toEqual(new Set());
          expect(measurePool(pool, asked)).toEqual(measure(facts, asked));
          expect(diagnosePool(pool, asked)).toEqual(diagnose(facts, asked));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are those of the database, however much is kept and whoever has written', async () => {
    const knex = await migrated(id);
    const { writer } = createBackend(knex);
    const readerWith = (cacheBytes: number) =>
      new DatabaseFactsReader({
        knex,
        definitions: DEFAULT_DEFINITIONS,
        definitionsHash: definitionsHash(DEFAULT_DEFINITIONS),
        cacheBytes,
      });
    const readers = [2 ** 20, 1_500].map(readerWith);
    const read = (reader: DatabaseFactsReader, length: number) =>
      reader.readFactBlocks(SERVICES, {
        from: day(15) - length * 20 * 86_400_000,
        to: day(15),
      });
    await fc.assert(
      fc.asyncProperty(
        arbitraryRecords,
        fc.array(fc.integer({ min: 1, max: 5 }), {
          minLength: 1,
          maxLength: 4,
        }),
        async (records, lengths) => {
          await writer.write(records);
          for (const length of lengths) {
            const asked = query(day(15) - length * 10 * 86_400_000, day(15));
            const fresh = await read(readerWith(0), length);
            const wanted = measurePool(blockPool(fresh.services), asked);
            for (const reader of readers) {
              const { services, stale } = await read(reader, length);
              expect(stale).toEqual(fresh.stale);
              expect(measurePool(blockPool(services), asked)).toEqual(wanted);
            }
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('are read once as long as they stay the same', async () => {
    const knex = await migrated(id);
    const { writer, reader } = createBackend(knex);
    const release = (externalId: string) => ({
      kind: 'deployment',
      source: 'ci',
      externalId,
      entityRef: SERVICES[0],
      environment: 'production',
      status: 'succeeded',
      finishedAt: '2026-10-02T00:00:00Z',
    });
    const read = async (from: number) => {
      const { services } = await reader.readFactBlocks(SERVICES, {
        from,
        to: day(15),
      });
      return services[0];
    };
    await writer.write([release('1')]);

    const first = await read(day(3));
    expect(await read(day(1))).toBe(first);
    // Of another month nothing is known.
    const wider = await read(day(-40));
    expect(wider).not.toBe(first);
    expect(await read(day(1))).toBe(wider);

    await writer.write([release('2')]);
    expect(await read(day(1))).not.toBe(wider);
  });

  it('name the services that are still to be computed, those without facts too', async () => {
    const knex = await migrated(id);
    const { facts, writer, reader } = createBackend(knex, { computes: false });
    const release = (entityRef: string, externalId: string) => ({
      kind: 'deployment',
      source: 'ci',
      externalId,
      entityRef,
      environment: 'production',
      status: 'succeeded',
      finishedAt: '2026-10-02T00:00:00Z',
    });
    const [known, changed, added] = SERVICES;
    await writer.write([release(known, '1'), release(changed, '2')]);
    await facts.updateStale();
    await writer.write([release(changed, '3'), release(added, '4')]);

    const window = { from: day(1), to: day(15) };
    const { services, stale } = await reader.readFactBlocks(SERVICES, window);
    expect(services.map(({ service }) => service).sort()).toEqual([
      known,
      changed,
    ]);
    expect(stale).toEqual(new Set([changed, added]));
  });

  it('read no more than the months of the window', async () => {
    const knex = await migrated(id);
    const { writer, reader } = createBackend(knex);
    const release = (externalId: string, finishedAt: string) => ({
      kind: 'deployment',
      source: 'ci',
      externalId,
      entityRef: SERVICES[0],
      environment: 'production',
      status: 'succeeded',
      finishedAt,
    });
    await writer.write([
      release('1', '2026-08-31T23:59:59Z'),
      release('2', '2026-09-01T00:00:00Z'),
      release('3', '2026-10-31T00:00:00Z'),
      release('4', '2026-11-01T00:00:00Z'),
    ]);

    const { services } = await reader.readFactBlocks(SERVICES, {
      from: Date.parse('2026-09-15T00:00:00Z'),
      to: Date.parse('2026-11-01T00:00:00Z'),
    });

    expect(services.map(({ service }) => service)).toEqual([SERVICES[0]]);
    expect([...blockPool(services).deployments.at]).toEqual([
      Date.parse('2026-09-01T00:00:00Z'),
      Date.parse('2026-10-31T00:00:00Z'),
    ]);
  });
});
