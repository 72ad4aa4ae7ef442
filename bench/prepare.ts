import { DEFAULT_DEFINITIONS } from '@devops-domains/backstage-plugin-devops-common';
import { FactsUpdater } from '../plugins/devops-backend/src/facts/FactsUpdater';
import { MIGRATIONS } from '../plugins/devops-backend/src/store/migrate';
import {
  DAY,
  GeneratedHistory,
  generateHistory,
  generateServices,
  HISTORY_DAYS,
} from './company';
import {
  connect,
  Connection,
  ensureDatabase,
  PLAIN_DATABASE,
  PLUGIN_DATABASE,
} from './database';
import { OUTSIDE_SERVICES, outsideRef } from './entities';
import {
  createPlainTables,
  indexPlainTables,
  loadPlainRows,
  loadRecords,
} from './load';
import { say } from './say';

/** What was made, and how long the facts took. */
export interface Prepared {
  /** The end of the history and of all windows. */
  end: number;
  records: number;
  loadSeconds: number;
  factsSeconds: number;
}

/** Deployments of each service in the window and the period before it. */
const INSIDE = 40;
/** How many times as many records lie outside. */
const OUTSIDE = 50;
/** Rows of one statement stay below this. */
const ROWS = 20_000;

/** Brings the company into both databases, unless the server holds it already. */
export async function prepareCompany(
  connection: Connection,
  size: number,
): Promise<Prepared> {
  await ensureDatabase(connection, PLUGIN_DATABASE);
  await ensureDatabase(connection, PLAIN_DATABASE);
  const plugin = connect(connection, PLUGIN_DATABASE);
  const plain = connect(connection, PLAIN_DATABASE);
  try {
    await plugin.migrate.latest({ directory: MIGRATIONS });
    const kept = (await plain.schema.hasTable('prepared'))
      ? await plain('prepared').first('size', 'state')
      : undefined;
    if (kept && Number(kept.size) !== size) {
      throw new Error('The server holds a company of another size');
    }
    if (kept) {
      return await refreshed(kept.state);
    }
    const end = Math.floor(Date.now() / DAY) * DAY;
    const start = performance.now();
    await createPlainTables(plain);
    let records = 0;
    for (const batch of batches(size, end)) {
      records += await loadRecords(plugin, batch);
      await loadPlainRows(plain, batch);
    }
    await indexPlainTables(plain);
    await plugin.raw('vacuum analyze records');
    await plugin.raw('vacuum analyze record_links');
    await plugin.raw('vacuum analyze services');
    const loadSeconds = (performance.now() - start) / 1000;
    say(`${records} records are loaded; computing facts`);
    const factsSeconds = await computeAll();
    const state = { end, records, loadSeconds, factsSeconds };
    await plain.schema.createTable('prepared', table => {
      table.bigInteger('size');
      table.json('state');
    });
    await plain('prepared').insert({ size, state: JSON.stringify(state) });
    return state;
  } finally {
    await plugin.destroy();
    await plain.destroy();
  }

  /** Facts that an older program computed are computed again. */
  async function refreshed(state: Prepared) {
    const factsSeconds = await computeAll();
    return {
      ...state,
      factsSeconds: factsSeconds > 5 ? factsSeconds : state.factsSeconds,
    };
  }

  async function computeAll() {
    const start = performance.now();
    const logger = {
      error: (text: string, error: Error) => say(`${text}: ${error.stack}`),
    };
    const updater = new FactsUpdater({
      knex: plugin,
      definitions: DEFAULT_DEFINITIONS,
      logger: logger as never,
    });
    await updater.updateStale();
    await plugin.raw('vacuum analyze');
    return (performance.now() - start) / 1000;
  }
}

function* batches(size: number, end: number): Generator<GeneratedHistory[]> {
  let batch: GeneratedHistory[] = [];
  for (const history of histories(size, end)) {
    batch.push(history);
    if (batch.reduce((n, { records }) => n + records.length, 0) > ROWS) {
      yield batch;
      batch = [];
    }
  }
  yield batch;
}

function* histories(size: number, end: number): Generator<GeneratedHistory> {
  const from = end - HISTORY_DAYS * DAY;
  let seed = 1;
  for (const { entityRef, deployments } of generateServices(size)) {
    seed += 1;
    yield generateHistory(entityRef, deployments, { from, to: end, seed });
  }
  const recent = end - 180 * DAY;
  for (let i = 0; i < OUTSIDE_SERVICES; i++) {
    const inside = (system: 'few' | 'many') =>
      generateHistory(outsideRef(system, i), INSIDE, {
        from: recent,
        to: end,
        seed: 1_000_000 + i,
      });
    yield inside('few');
    const many = inside('many');
    const outside = generateHistory(many.service, INSIDE * OUTSIDE, {
      from: end - 10 * 365 * DAY,
      to: recent,
      seed: 2_000_000 + i,
    });
    yield {
      service: many.service,
      records: [...outside.records, ...many.records],
      deployments: [...outside.deployments, ...many.deployments],
      changes: [...outside.changes, ...many.changes],
      incidents: [...outside.incidents, ...many.incidents],
    };
  }
}
