import { readdir } from 'node:fs/promises';
import { createDatabases, DATABASES } from './__testUtils__/databases';
import { MIGRATIONS } from './migrate';

jest.setTimeout(60_000);

const { databases, each } = createDatabases();

const TABLES = [
  'services',
  'records',
  'record_links',
  'deployment_facts',
  'deployment_waves',
  'change_facts',
  'incident_facts',
  'waiting_changes',
  'fact_blocks',
  'service_sources',
  'source_state',
  'source_status',
  'source_errors',
  'deliveries',
  'delivery_waits',
];

it('runs on PostgreSQL too wherever the whole suite runs', () => {
  const required = process.env.CI ? DATABASES : ['SQLITE_3'];
  expect(each.map(([id]) => id)).toEqual(expect.arrayContaining(required));
});

describe.each(each)('migrations on %s', id => {
  it('go up, down and up again', async () => {
    const knex = await databases.init(id);
    const existing = async () =>
      Promise.all(TABLES.map(table => knex.schema.hasTable(table)));

    await knex.migrate.latest({ directory: MIGRATIONS });
    expect(await existing()).toEqual(TABLES.map(() => true));

    await knex.migrate.rollback({ directory: MIGRATIONS }, true);
    expect(await existing()).toEqual(TABLES.map(() => false));

    await knex.migrate.latest({ directory: MIGRATIONS });
    expect(await existing()).toEqual(TABLES.map(() => true));
  });

  it('go down to what was before, and up again, with the rows that others have', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: MIGRATIONS });
    const added = (await readdir(MIGRATIONS)).filter(name => name > '20261125');
    await knex('services').insert({ id: 1, entity_ref: 'a' });
    await knex('fact_blocks').insert({ service_id: 1, month: 0, words: '' });
    await knex('deliveries').insert({
      id: 1,
      source: 'ci',
      delivery_key: 'a',
      event: 'e',
      received_at: 0,
      headers: '{}',
      body: Buffer.from('{}'),
      bytes: 2,
      due_at: 0,
    });
    await knex('delivery_waits').insert({ delivery_id: 1, ref: 'ci/1' });
    await knex('source_status').insert({ source: 'ci', last_error: 'e' });

    for (const _ of added) {
      await knex.migrate.down({ directory: MIGRATIONS });
    }
    expect(await knex.schema.hasColumn('services', 'incident_sources')).toBe(
      false,
    );
    expect(await knex.schema.hasColumn('deliveries', 'writer')).toBe(false);
    const refused = ['refused_at', 'refused_reason'];
    for (const column of refused) {
      expect(await knex.schema.hasColumn('source_status', column)).toBe(false);
    }
    await knex.migrate.latest({ directory: MIGRATIONS });

    expect(await knex('fact_blocks').select('service_id')).toHaveLength(1);
    expect(await knex('delivery_waits').select('ref')).toHaveLength(1);
    expect(
      await knex('source_status').select('last_error', ...refused),
    ).toEqual([{ last_error: 'e', refused_at: null, refused_reason: null }]);
  });

  it('keep what was known of incidents until the facts are computed again', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: MIGRATIONS });
    await knex.migrate.down({
      directory: MIGRATIONS,
      name: '20261129020000_summary_incidents.js',
    });
    const summaries = [
      '{"firstRecordAt":5,"hasIncidents":false}',
      '{"firstRecordAt":5,"hasIncidents":true}',
      null,
    ];
    await knex('services').insert(
      summaries.map((summary, i) => ({ entity_ref: `${i}`, summary })),
    );

    await knex.migrate.latest({ directory: MIGRATIONS });

    const rows = await knex('services').select().orderBy('entity_ref');
    expect(rows.map(({ summary }) => JSON.parse(summary))).toEqual([
      { firstRecordAt: 5, firstIncidentAt: null },
      { firstRecordAt: 5, firstIncidentAt: 0 },
      null,
    ]);
  });

  it('order text by code point', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: MIGRATIONS });
    const refs = ['b', 'a', 'B', 'ä', '_', '\u{10000}', '\uFFFD'];
    await knex('services').insert(refs.map(entity_ref => ({ entity_ref })));

    const rows = await knex('services').select().orderBy('entity_ref');

    const ordered = ['B', '_', 'a', 'b', 'ä', '\uFFFD', '\u{10000}'];
    expect(rows.map(row => row.entity_ref)).toEqual(ordered);
  });
});
