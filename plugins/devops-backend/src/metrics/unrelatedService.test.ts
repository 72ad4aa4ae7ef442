import {
  DEFAULT_DEFINITIONS,
  METRIC_IDS,
} from '@devops-domains/backstage-plugin-devops-common';
import fc from 'fast-check';
import { arbitraryRecords } from '../facts/__testUtils__/arbitraryRecords';
import { createBackend, SERVICES } from '../facts/__testUtils__/backend';
import { createDatabases } from '../store/__testUtils__/databases';
import { MetricsReader } from './MetricsReader';

jest.setTimeout(120_000);

const { each, migrated } = createDatabases();

const NOW = Date.parse('2026-10-20T00:00:00Z');
const [CHECKOUT, PAYMENTS, UNRELATED] = SERVICES;
const SCOPES = [[CHECKOUT], [CHECKOUT, PAYMENTS]];

type Said = Record<string, unknown>;

/** Records of the two services that are asked for. */
const asked = arbitraryRecords.map(records =>
  records.map((record: Said) =>
    record.entityRef === UNRELATED
      ? { ...record, entityRef: PAYMENTS }
      : record,
  ),
);

/** Records of another one that share neither ids nor artifacts with them. */
const unrelated = arbitraryRecords.map(records =>
  records.map((record: Said) => {
    const text = JSON.stringify(record)
      .replace(/(deployment|incident):/g, '$1:other-')
      .replace(/"(a[12])"/g, '"other-$1"');
    const other = JSON.parse(text);
    return {
      ...other,
      source: `other-${other.source}`,
      ...(other.entityRef ? { entityRef: UNRELATED } : {}),
    };
  }),
);

it.each(each)(
  'on %s no number or row of evidence changes with the records of an unrelated service',
  async id => {
    const knex = await migrated(id);
    await fc.assert(
      fc.asyncProperty(asked, unrelated, async (records, others) => {
        for (const table of ['record_links', 'records', 'services']) {
          await knex(table).delete();
        }
        const { writer, reader } = createBackend(knex);
        const metrics = new MetricsReader(reader, {
          definitions: DEFAULT_DEFINITIONS,
          benchmarkYear: 2024,
          readIncidentHealth: async () => () => false,
          readWaitingDeployments: async () => () => 0,
        });
        const answersOf = async (services: string[]) => {
          const request = {
            from: '2026-10-05T00:00:00Z',
            timeZone: 'UTC',
            bucket: 'week' as const,
          };
          const scope = {
            entityRefs: services,
            services,
            isScope: services.length > 1,
          };
          const answer = await metrics.read(scope, request, NOW);
          const { snapshot } = answer;
          const evidence = await Promise.all(
            METRIC_IDS.map(metric =>
              metrics.readEvidence(
                scope,
                metric,
                null,
                { ...request, snapshot },
                NOW,
              ),
            ),
          );
          return { answer, evidence };
        };
        await writer.write(records);
        const before = await Promise.all(SCOPES.map(answersOf));

        await writer.write(others);

        expect(await Promise.all(SCOPES.map(answersOf))).toEqual(before);
      }),
      { numRuns: id === 'SQLITE_3' ? 30 : 8 },
    );
  },
);
