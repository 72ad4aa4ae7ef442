import {
  METRIC_IDS,
  MetricId,
} from '@devops-domains/backstage-plugin-devops-common';
import fc from 'fast-check';
import { Knex } from 'knex';
// The oracle is no part of what the package offers.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { comparableFacts } from '../../../devops-common/src/metrics/__testUtils__/oracleProperty';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { oracle } from '../../../devops-common/src/metrics/__testUtils__/oracle';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { oracleNumbers } from '../../../devops-common/src/metrics/__testUtils__/oracleNumbers';
import { arbitraryDefinitions } from '../facts/__testUtils__/arbitraryDefinitions';
import { arbitraryOverrides } from '../facts/__testUtils__/arbitraryOverrides';
import {
  ALWAYS,
  createBackend,
  SERVICES,
} from '../facts/__testUtils__/backend';
import { consistentRecords } from '../facts/__testUtils__/consistentRecords';
import { mergedHistory } from '../facts/__testUtils__/mergedHistory';
import { createDatabases } from '../store/__testUtils__/databases';
import { MetricsReader } from './MetricsReader';

jest.setTimeout(120_000);

const { each, migrated } = createDatabases();

const FROM = '2026-10-05T12:00:00Z';
const TO = '2026-10-15T00:00:00Z';
const NOW = Date.parse('2026-10-20T00:00:00Z');

async function clear(knex: Knex) {
  for (const table of ['record_links', 'records', 'services']) {
    await knex(table).delete();
  }
}

type Backend = ReturnType<typeof createBackend>;
type Definitions = Parameters<typeof oracle>[1];

/** What the store says of a service, and its numbers. */
async function stored(
  { reader }: Backend,
  service: string,
  definitions: Definitions,
) {
  const metrics = new MetricsReader(reader, {
    definitions,
    benchmarkYear: 2024,
    readIncidentHealth: async () => () => false,
    readWaitingDeployments: async () => () => 0,
  });
  const scope = { entityRefs: [service], services: [service], isScope: false };
  const request = {
    from: FROM,
    to: TO,
    timeZone: 'UTC',
    bucket: 'week' as const,
  };
  const answer = await metrics.read(scope, request, NOW);
  const [facts] = await reader.readFacts([service], ALWAYS);
  return { numbers: numbersOf(answer.metrics), facts };
}

function numbersOf(
  metrics: {
    metric: MetricId;
    value: number | null;
    n: number;
    numerator: number | null;
    open: { n: number } | null;
  }[],
) {
  return Object.fromEntries(
    metrics.map(({ metric, value, n, numerator, open }) => [
      metric,
      { value, n, numerator, open: open && open.n },
    ]),
  );
}

it.each(each)(
  'what is stored on %s is what the oracle says of the records',
  async id => {
    const knex = await migrated(id);
    await fc.assert(
      fc.asyncProperty(
        consistentRecords,
        arbitraryOverrides,
        arbitraryDefinitions,
        fc.integer({ min: 1, max: 9 }),
        async (records, overrides, definitions, batchSize) => {
          await clear(knex);
          const backend = createBackend(knex, { definitions });
          const { writer } = backend;
          for (let at = 0; at < records.length; at += batchSize) {
            await writer.write(records.slice(at, at + batchSize));
          }
          await writer.write(overrides, { kind: 'override' });
          for (const service of SERVICES) {
            const history = mergedHistory(service, [...records, ...overrides]);
            const { numbers, facts } = await stored(
              backend,
              service,
              definitions,
            );
            expect(Object.keys(numbers)).toEqual(METRIC_IDS);
            expect(numbers).toEqual(
              oracleNumbers(history, definitions, {
                from: Date.parse(FROM),
                to: Date.parse(TO),
                asOf: NOW,
                hasIncidentSource: false,
              }),
            );
            const { deployments, changes } = oracle(history, definitions);
            const known = facts && comparableFacts(facts);
            expect(known?.deployments ?? []).toEqual(deployments);
            expect(known?.changes ?? []).toEqual(changes);
          }
        },
      ),
      { numRuns: id === 'SQLITE_3' ? 40 : 12 },
    );
  },
);
