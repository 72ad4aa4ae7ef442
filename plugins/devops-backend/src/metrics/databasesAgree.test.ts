import {
  BUCKETS,
  Definitions,
  METRIC_IDS,
} from '@devops-domains/backstage-plugin-devops-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { arbitraryDefinitions } from '../facts/__testUtils__/arbitraryDefinitions';
import { arbitraryOverrides } from '../facts/__testUtils__/arbitraryOverrides';
import { arbitraryRecords } from '../facts/__testUtils__/arbitraryRecords';
import { createBackend, SERVICES } from '../facts/__testUtils__/backend';
import { createDatabases } from '../store/__testUtils__/databases';
import { MetricsReader } from './MetricsReader';

jest.setTimeout(120_000);

const { migrated } = createDatabases();

const NOW = Date.parse('2026-10-20T00:00:00Z');

const questions = fc.record({
  services: fc.subarray(SERVICES, { minLength: 1 }),
  bucket: fc.constantFrom(...BUCKETS),
  timeZone: fc.constantFrom('UTC', 'Asia/Seoul', 'America/Sao_Paulo'),
  from: fc.constantFrom('2026-09-28T12:00:00Z', '2026-10-08T00:00:00Z'),
});

async function clear(knex: Knex) {
  for (const table of ['record_links', 'records', 'services']) {
    await knex(table).delete();
  }
}

/** What is written, and how it is to be counted. */
interface Company {
  records: unknown[];
  overrides: unknown[];
  definitions: Definitions;
}

/** Everything a client gets to see, as it is sent. */
async function answersOf(
  knex: Knex,
  { records, overrides, definitions }: Company,
  batchSize: number,
  {
    services,
    ...request
  }: { services: string[] } & Parameters<MetricsReader['read']>[1],
): Promise<string> {
  await clear(knex);
  const { writer, reader } = createBackend(knex, { definitions });
  for (let at = 0; at < records.length; at += batchSize) {
    await writer.write(records.slice(at, at + batchSize));
  }
  await writer.write(overrides, { kind: 'override' });
  const metrics = new MetricsReader(reader, {
    definitions,
    benchmarkYear: 2024,
    readIncidentHealth: async () => () => false,
    readWaitingDeployments: async () => () => 0,
  });
  const scope = {
    entityRefs: services,
    services,
    isScope: services.length > 1,
  };
  const answer = await metrics.read(scope, request, NOW);
  const evidence = await Promise.all(
    METRIC_IDS.map(metric =>
      metrics.readEvidence(
        scope,
        metric,
        null,
        { ...request, snapshot: answer.snapshot },
        NOW,
      ),
    ),
  );
  const waiting = await reader.readWaitingChanges({ services, limit: 100 });
  return JSON.stringify({ answer, evidence, waiting }, null, 1);
}

it('SQLite and PostgreSQL agree to the last digit', async () => {
  const sqlite = await migrated('SQLITE_3');
  const postgres = await migrated('POSTGRES_18');
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        records: arbitraryRecords,
        overrides: arbitraryOverrides,
        definitions: arbitraryDefinitions,
      }),
      questions,
      fc.integer({ min: 1, max: 9 }),
      async (company, question, batchSize) => {
        // Not written in the same batches: these must not matter, either.
        const one = await answersOf(sqlite, company, 100, question);
        const other = await answersOf(postgres, company, batchSize, question);
        expect(other).toBe(one);
      },
    ),
    { numRuns: 25 },
  );
});
