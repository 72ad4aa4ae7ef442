import { createBackend, SERVICES } from '../facts/__testUtils__/backend';
import { createDatabases } from './__testUtils__/databases';
import { readWaitingBySource } from './readWaitingWays';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

const release = (externalId: string, entityRef: string, source = 'ci') => ({
  kind: 'deployment',
  source,
  externalId,
  entityRef,
  environment: 'production',
  status: 'succeeded',
  finishedAt: '2026-11-01T00:00:00Z',
});

const absent = (name: string) =>
  `$.entityRef component:default/${name} is not in the catalog; the record waits until it is`;

describe.each(each)('records that wait on %s', id => {
  it('are counted for each source, with the commonest reasons, in one statement', async () => {
    const knex = await migrated(id);
    const { writer } = createBackend(knex);
    const named = [...'aabbbbccdee'].map((name, index) =>
      release(`${index}`, `component:default/${name}`),
    );
    await writer.write([
      ...named,
      release('known', SERVICES[0]),
      release('1', 'component:default/a', 'other'),
      { ...release('gone', 'component:default/a', 'other'), deleted: true },
      {
        kind: 'incident',
        source: 'pager',
        externalId: '1',
        selector: { 'pager/service': 'P1' },
        openedAt: '2026-11-01T00:00:00Z',
      },
    ]);
    const statements: unknown[] = [];
    knex.on('query', statement => statements.push(statement));
    const waiting = await readWaitingBySource(knex);
    expect(statements).toHaveLength(1);
    const lastReceivedAt = Date.parse('2026-11-20T00:00:00Z');
    const selector = null;
    expect(waiting).toEqual(
      new Map([
        [
          'ci',
          {
            records: 11,
            lastReceivedAt,
            reasons: [
              { waitingReason: absent('b'), selector, records: 4 },
              { waitingReason: absent('a'), selector, records: 2 },
              { waitingReason: absent('c'), selector, records: 2 },
            ],
          },
        ],
        [
          'other',
          {
            records: 1,
            lastReceivedAt,
            reasons: [{ waitingReason: absent('a'), selector, records: 1 }],
          },
        ],
        [
          'pager',
          {
            records: 1,
            lastReceivedAt,
            reasons: [
              {
                waitingReason: expect.stringContaining('$.selector no '),
                selector: { 'pager/service': 'P1' },
                records: 1,
              },
            ],
          },
        ],
      ]),
    );
  });

  it('are none at first', async () => {
    expect(await readWaitingBySource(await migrated(id))).toEqual(new Map());
  });
});
