import { Knex } from 'knex';
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
    const waiting = await readWaitingBySource(knex, 'these annotations');
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

  const reasonsOf = async (knex: Knex) => {
    const waiting = await readWaitingBySource(knex, 'these annotations');
    return waiting
      .get('ci')
      ?.reasons.map(({ waitingReason, selector, records }) => [
        waitingReason,
        selector,
        records,
      ]);
  };
  const named = (name: string, index: number) => ({
    ...release(`${index}`, ''),
    entityRef: undefined,
    selector: { 'ci/name': name },
  });

  it('are told once where the annotations that differ are not told', async () => {
    const knex = await migrated(id);
    await createBackend(knex).writer.write(['a', 'a', 'b'].map(named));
    const told = expect.stringContaining('these annotations');
    expect(await reasonsOf(knex)).toEqual([
      [told, { 'ci/name': 'a' }, 2],
      [told, { 'ci/name': 'b' }, 1],
    ]);

    await knex('records').update({ waiting_reason: '$ not asked yet' });
    expect(await reasonsOf(knex)).toEqual([['$ not asked yet', null, 3]]);
  });

  it('are in the same order on every database', async () => {
    const knex = await migrated(id);
    await createBackend(knex).writer.write(['b', 'C', 'a'].map(named));
    await knex('records').where('external_id', '2').update({ selector: null });
    const selectors = async () => (await reasonsOf(knex))?.map(one => one[1]);
    expect(await selectors()).toEqual([
      null,
      { 'ci/name': 'C' },
      { 'ci/name': 'b' },
    ]);

    for (const [index, reason] of ['b', 'C', 'a'].entries()) {
      await knex('records')
        .where('external_id', `${index}`)
        .update({ waiting_reason: reason });
    }
    expect((await reasonsOf(knex))?.map(([reason]) => reason)).toEqual([
      'C',
      'a',
      'b',
    ]);
  });

  it('are told of every source, however many there are', async () => {
    const knex = await migrated(id);
    const sources = Array.from({ length: 360 }, (_, n) => `ci-${n}`);
    await createBackend(knex).writer.write(
      sources.flatMap(source =>
        [...'aabc'].map((name, n) =>
          release(`${n}`, `component:default/${name}`, source),
        ),
      ),
    );
    const waiting = await readWaitingBySource(knex, 'these annotations');
    expect([...waiting.keys()].sort()).toEqual(sources.sort());
    for (const { records, reasons } of waiting.values()) {
      expect(records).toBe(4);
      expect(reasons.map(one => one.records)).toEqual([2, 1, 1]);
    }
  });

  it('are none at first', async () => {
    expect(
      await readWaitingBySource(await migrated(id), 'these annotations'),
    ).toEqual(new Map());
  });
});
