import { Knex } from 'knex';
import { Memory, Portal } from './backend';
import { DAY, generateHistory, GeneratedHistory, serviceRef } from './company';
import { say } from './say';

/** What an import costs. */
export interface ImportResult {
  lines: number;
  seconds: number;
  /** The same rows by bare multi-row inserts into a table with the same indexes. */
  bareSeconds: number;
  /** From the end of the import until no facts are stale. */
  factsSeconds: number;
  before: Memory;
  after: Memory;
}

const ROWS = 1_000;
const SERVICES_IN_TURN = 200;

/** Imports records of the last day over HTTP, and inserts the rows that they left once more without any logic. */
export async function measureImport(
  portal: Portal,
  plugin: Knex,
  lines: number,
): Promise<ImportResult> {
  const before = await portal.memory();
  const { max } = (await plugin('records').max('id as max'))[0];
  const start = performance.now();
  const answer = await portal.import(ndjson(lines));
  const seconds = (performance.now() - start) / 1000;
  if (answer.created !== answer.lines) {
    throw new Error(
      `${answer.created} of ${answer.lines} lines were new: a run that broke off has left its own`,
    );
  }
  const factsStart = performance.now();
  await untilFresh(plugin);
  const factsSeconds = (performance.now() - factsStart) / 1000;
  const after = await portal.memory();
  const bareSeconds = await insertBare(plugin, Number(max));
  say(
    `${answer.created} of ${answer.lines} lines in ${seconds.toFixed(
      1,
    )} s, bare inserts ${bareSeconds.toFixed(
      1,
    )} s, facts ${factsSeconds.toFixed(1)} s more`,
  );
  const touched = plugin('records')
    .where('id', '>', max)
    .distinct('service_id');
  await plugin('services')
    .whereIn('id', touched)
    .increment('records_version', 1);
  await plugin('records').where('id', '>', max).delete();
  return {
    lines: answer.lines,
    seconds,
    bareSeconds,
    factsSeconds,
    before,
    after,
  };
}

async function* ndjson(lines: number): AsyncGenerator<string> {
  const to = Math.floor(Date.now() / DAY) * DAY;
  let sent = 0;
  for (let seed = 1; sent < lines; seed++) {
    const { records } = generateHistory(
      serviceRef(seed % SERVICES_IN_TURN),
      100,
      { from: to - 30 * DAY, to, seed: 5_000_000 + seed },
    );
    const part = records.slice(0, lines - sent);
    sent += part.length;
    yield part.map(toLine).join('');
  }
}

const INSTANT = /At$/;

/** The line of the HTTP contract that a version stands for. */
function toLine({
  kind,
  source,
  externalId,
  fields,
}: GeneratedHistory['records'][number]): string {
  const line = JSON.stringify(
    { kind, source, externalId, ...fields },
    (key, value) =>
      INSTANT.test(key) && typeof value === 'number'
        ? new Date(value).toISOString()
        : value,
  );
  return `${line}\n`;
}

async function untilFresh(plugin: Knex) {
  for (;;) {
    const [{ count }] = await plugin('services')
      .whereRaw('facts_version < records_version')
      .count();
    if (Number(count) === 0) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

/** The rows are read before, so only the inserts are timed. */
async function insertBare(plugin: Knex, after: number): Promise<number> {
  await plugin.raw('drop table if exists bare_records');
  await plugin.raw('create table bare_records (like records including all)');
  let seconds = 0;
  let last = after;
  for (;;) {
    const rows = await plugin('records')
      .where('id', '>', last)
      .orderBy('id')
      .limit(ROWS);
    if (rows.length === 0) break;
    last = Number(rows[rows.length - 1].id);
    const start = performance.now();
    await plugin('bare_records').insert(rows);
    seconds += (performance.now() - start) / 1000;
  }
  await plugin.raw('drop table bare_records');
  return seconds;
}
