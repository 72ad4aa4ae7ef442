import { createBackend, SERVICES } from '../facts/__testUtils__/backend';
import { createDatabases } from './__testUtils__/databases';
import { setSourceErrors } from './sourceState';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();
const [CHECKOUT, PAYMENTS, SEARCH] = SERVICES;

const change = (externalId: string, more: object) => ({
  kind: 'change',
  source: 'git',
  externalId,
  entityRef: CHECKOUT,
  revision: externalId,
  ...more,
});

const records = [
  {
    kind: 'deployment',
    source: 'ci',
    externalId: '1',
    entityRef: CHECKOUT,
    environment: 'production',
    status: 'succeeded',
    finishedAt: '2026-11-01T00:00:00Z',
  },
  change('a', { source: 'ci', committedAt: '2026-11-02T00:00:00Z' }),
  change('b', { entityRef: PAYMENTS, committedAt: '2026-11-03T00:00:00Z' }),
];

describe.each(each)('the sources of services on %s', id => {
  const setUp = async () => {
    const knex = await migrated(id);
    const { writer, reader } = createBackend(knex);
    await writer.write(records);
    return { knex, reader };
  };

  it('are those that delivered records of them, with what they delivered', async () => {
    const { knex, reader } = await setUp();
    const errors = { general: 'Timed out', byEntity: new Map() };
    await setSourceErrors(knex, 'ci', errors, 5);

    expect(await reader.readSources([CHECKOUT])).toEqual([
      {
        source: 'ci',
        kinds: ['change', 'deployment'],
        records: 2,
        lastReceivedAt: '2026-11-20T00:00:00.000Z',
        lastRecordAt: '2026-11-02T00:00:00.000Z',
        lastError: 'Timed out',
        sample: false,
      },
    ]);
    expect(await reader.readSources([SEARCH])).toEqual([]);
  });

  it('say what failed as a whole first, then by entity, and nothing of others', async () => {
    const { knex, reader } = await setUp();
    const byEntity = new Map([
      [PAYMENTS, 'Not found'],
      [CHECKOUT, 'Forbidden'],
      [SEARCH, 'Gone'],
    ]);
    await setSourceErrors(knex, 'ci', { general: 'Timed out', byEntity }, 5);

    const sources = await reader.readSources([CHECKOUT, PAYMENTS]);
    expect(sources.map(({ source, lastError }) => [source, lastError])).toEqual(
      [
        ['ci', 'Timed out\nForbidden\nNot found'],
        ['git', null],
      ],
    );
  });
});
