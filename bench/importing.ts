import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  /** Mean resident memory while the first and the last third of the time went by, in bytes. */
  firstThird: number;
  lastThird: number;
  after: Memory;
}

const ROWS = 1_000;
const SERVICES_IN_TURN = 200;
const SAMPLING_MS = 250;

const mean = (values: number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Imports records of the last month over HTTP, and inserts the rows that they left once more without any logic. */
export async function measureImport(
  portal: Portal,
  plugin: Knex,
  lines: number,
): Promise<ImportResult> {
  // What an earlier run left is not to be computed while this one is timed.
  await untilFresh(plugin);
  const before = await portal.memory();
  const { max } = (await plugin('records').max('id as max'))[0];
  const sent = await send(portal, lines);
  const factsStart = performance.now();
  await untilFresh(plugin);
  const factsSeconds = (performance.now() - factsStart) / 1000;
  const after = await portal.memory();
  const bareSeconds = await insertBare(plugin, Number(max));
  const result = { ...sent, bareSeconds, factsSeconds, before, after };
  say(describeImport(result));
  const touched = plugin('records')
    .where('id', '>', max)
    .distinct('service_id');
  await plugin('services')
    .whereIn('id', touched)
    .increment('records_version', 1);
  await plugin('records').where('id', '>', max).delete();
  return result;
}

/** The lines are made before, so only the import is timed. */
async function send(portal: Portal, lines: number) {
  const directory = mkdtempSync(join(tmpdir(), 'devops-bench-import-'));
  try {
    const file = join(directory, 'records.ndjson');
    await writeFile(file, ndjson(lines));
    const sampling = sampleMemory(portal);
    const start = performance.now();
    const answer = await portal
      .import(createReadStream(file, 'utf8'))
      .finally(sampling.end);
    const seconds = (performance.now() - start) / 1000;
    const samples = await sampling.samples;
    if (answer.created !== answer.lines) {
      throw new Error(
        `${answer.created} of ${answer.lines} lines were new: a run that broke off has left its own`,
      );
    }
    const third = Math.ceil(samples.length / 3);
    return {
      lines: Number(answer.lines),
      seconds,
      firstThird: mean(samples.slice(0, third)),
      lastThird: mean(samples.slice(-third)),
    };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Resident memory of the backend from now on until the end. */
function sampleMemory(portal: Portal) {
  let isOver = false;
  const sample = async () => {
    const samples: number[] = [];
    while (!isOver) {
      samples.push((await portal.memory()).rss);
      await new Promise(resolve => setTimeout(resolve, SAMPLING_MS));
    }
    return samples;
  };
  const end = () => {
    isOver = true;
  };
  return { samples: sample(), end };
}

const perSecond = (count: number, seconds: number) =>
  Math.round(count / seconds);
const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);

/** What an import cost, in words. */
export function describeImport(result: ImportResult): string {
  const { lines, seconds, bareSeconds, factsSeconds, before, after } = result;
  return [
    `Import of ${lines} lines over HTTP: ${seconds.toFixed(1)} s,`,
    `${perSecond(lines, seconds)} lines a second.`,
    `The rows that it left, by bare multi-row inserts: ${bareSeconds.toFixed(
      1,
    )} s,`,
    `${perSecond(lines, bareSeconds)} rows a second, so the import keeps`,
    `${Math.round((bareSeconds / seconds) * 100)} % of that speed.`,
    `Facts were ready ${factsSeconds.toFixed(1)} s after the import.`,
    `Resident memory of the backend: ${megabytes(before.rss)} MB before,`,
    `${megabytes(result.firstThird)} MB in the mean of the first third of the`,
    `import, ${megabytes(result.lastThird)} MB in that of the last third,`,
    `${megabytes(after.rss)} MB after the facts,`,
    `${megabytes(after.maxRss)} MB at most since its start.`,
  ].join(' ');
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
