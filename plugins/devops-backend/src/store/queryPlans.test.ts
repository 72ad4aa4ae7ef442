import { Knex } from 'knex';
import {
  ALWAYS,
  createBackend,
  SERVICES,
} from '../facts/__testUtils__/backend';
import { DatabaseOverrideReader } from './DatabaseOverrideReader';
import { createDatabases } from './__testUtils__/databases';

jest.setTimeout(60_000);

const { migrated } = createDatabases();

const release = {
  kind: 'deployment',
  source: 'ci',
  externalId: '1',
  entityRef: SERVICES[0],
  environment: 'production',
  status: 'succeeded',
  finishedAt: '2026-11-01T00:00:00Z',
  artifact: 'a1',
};
const others = [
  {
    kind: 'incident',
    source: 'pager',
    externalId: '1',
    entityRef: SERVICES[1],
    openedAt: '2026-11-01T00:00:00Z',
    causedBy: 'deployment:ci/1',
  },
  {
    kind: 'artifact',
    source: 'ci',
    externalId: 'a1',
    artifact: 'a1',
    revision: 'r1',
  },
  { ...release, externalId: '2', entityRef: 'component:default/unknown' },
  ...['w1', 'w2'].map(revision => ({
    kind: 'change',
    source: 'git',
    externalId: revision,
    entityRef: SERVICES[0],
    revision,
    committedAt: '2026-11-03T00:00:00Z',
  })),
];

const overrides = [
  { externalId: '1', target: 'deployment:ci/1', action: 'exclude' },
  {
    externalId: '2',
    target: 'change:git/w1',
    action: 'exclude-change',
    to: 'revision:w1',
  },
].map(said => ({
  source: 'portal',
  decidedAt: '2026-11-02T00:00:00Z',
  ...said,
}));

/** The statements that run while the work is done. */
async function statementsOf(knex: Knex, work: () => Promise<unknown>) {
  const statements: { sql: string; bindings: Knex.Value[] }[] = [];
  knex.on('query', ({ sql, bindings }) => statements.push({ sql, bindings }));
  await work();
  knex.removeAllListeners('query');
  return statements.filter(({ sql }) => /^(select|update|delete)/.test(sql));
}

/** The steps of SQLite's plan that go through a whole table of ours. */
async function scansOf(knex: Knex, sql: string, bindings: Knex.Value[]) {
  const plan: { detail: string }[] = await knex.raw(
    `explain query plan ${sql}`,
    bindings,
  );
  return plan
    .map(({ detail }) => detail)
    .filter(detail =>
      /^SCAN (records|record_links|\w+_facts|fact_blocks|service_sources|deployment_waves|waiting_changes|targets)(?! USING INDEX records_waiting_index)/.test(
        detail,
      ),
    )
    .map(detail => `${detail}: ${sql}`);
}

it('reads and writes go through indexes, never through a whole table', async () => {
  const knex = await migrated('SQLITE_3');
  const { writer, facts, reader } = createBackend(knex);
  const services = SERVICES;

  const statements = await statementsOf(knex, async () => {
    await writer.write([release, ...others]);
    await writer.write([{ ...release, type: 'hotfix' }]);
    await writer.rematch(['ci/2']);
    await writer.write(overrides, { kind: 'override' });
    await facts.rebuild();
    await reader.readFacts(services, ALWAYS);
    await reader.readFactBlocks(services, ALWAYS);
    await reader.readFactsState(services);
    await reader.readTimeline({ services, ...ALWAYS, limit: 10 });
    await reader.readLive(services, Date.now());
    const { items } = await reader.readWaitingChanges({ services, limit: 10 });
    expect(items).toMatchObject([{ id: 'git/w2', revision: 'w2' }]);
    await reader.readSources(services);
    await reader.readRecords(['ci/1']);
    await reader.countUnmatched();
    const corrections = new DatabaseOverrideReader(knex);
    await corrections.readOverrides({ services, limit: 10 });
    await corrections.readOverridesById(['portal/1']);
  });

  const scans = await Promise.all(
    statements.map(({ sql, bindings }) => scansOf(knex, sql, bindings)),
  );
  expect(statements.length).toBeGreaterThan(30);
  expect(scans.flat()).toEqual([]);
});
