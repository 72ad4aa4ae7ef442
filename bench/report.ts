import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { Knex } from 'knex';
import { SIZES } from './company';
import { SETTINGS } from './database';
import { describeImport, ImportResult } from './importing';
import { Prepared } from './prepare';
import { QueryResult } from './queries';
import { Timing } from './timing';

/** Everything that one run found. */
export interface Results {
  prepared: Prepared;
  queries: QueryResult[];
  /** Of the last minute of the queries: above the number of cores something else was running. */
  load: number;
  /** Null where nothing was imported. */
  importing: ImportResult | null;
}

/** The report as Markdown. */
export async function describe(
  size: string,
  knex: Knex,
  { prepared, queries, load, importing }: Results,
): Promise<string> {
  const { rows } = await knex.raw('show server_version');
  const settings = Object.entries(SETTINGS).map(
    ([key, value]) => `\`${key} = ${value}\``,
  );
  const few = queries.find(({ name }) => name === 'nothing outside');
  const many = queries.find(({ name }) => name === '50 times outside');
  return [
    `## ${size} deployments`,
    '',
    `Measured on ${new Date()
      .toISOString()
      .slice(0, 10)} by \`npm run bench -- --size ${size} --import ${
      importing?.lines ?? 0
    }\`: ${cpus().length} cores (${cpus()[0].model.trim()}), ${gigabytes(
      totalmem(),
    )} GB; Node.js ${process.versions.node}, PostgreSQL ${
      rows[0].server_version
    } with ${settings.join(
      ', ',
    )}. Backend, database and client share the cores; the load average during the queries was ${load.toFixed(
      1,
    )}.`,
    '',
    `${prepared.records} records. Loading took ${prepared.loadSeconds.toFixed(
      0,
    )} s, computing all facts ${prepared.factsSeconds.toFixed(0)} s.`,
    '',
    '| Question | median | p95 | plain SQL panels | times faster | floor | times the floor |',
    '| --- | --: | --: | --: | --: | --: | --: |',
    ...queries.map(
      ({ name, ours, panels, floor }) =>
        `| ${name} | ${ms(ours)} | ${ours.p95.toFixed(1)} ms | ${ms(
          panels,
        )} | ${ratio(panels, ours)} | ${ms(floor)} | ${ratio(ours, floor)} |`,
    ),
    '',
    `50 times more records outside the window: ${ratio(
      many?.ours ?? null,
      few?.ours ?? null,
    )} times the time.`,
    '',
    ...(importing ? [describeImport(importing)] : []),
    '',
  ].join('\n');
}

const ms = (timing: Timing | null) =>
  timing === null ? '' : `${timing.median.toFixed(1)} ms`;
const ratio = (a: Timing | null, b: Timing | null) =>
  a === null || b === null ? '' : (a.median / b.median).toFixed(2);
const gigabytes = (bytes: number) => Math.round(bytes / 2 ** 30);

const INTRODUCTION = `# Benchmarks

\`npm run bench -- --size 100k|1m|5m\` generates a company (5,000 services whose sizes are log-normal, two years of history, two changes a deployment on average, incidents), brings it into an empty PostgreSQL, starts the real backend and prints what this page says. The seed is fixed, so every run asks about the same company.

- **Ours**: \`GET /v1/metrics\` over 90 days: all six numbers with distribution, previous period, verdicts and weekly series, of a signed-in user. HTTP, authentication, permission and the look-up of the scope in the real catalog are included.
- **Plain SQL panels**: the way dashboard tools do it, on the same server: plain tables of deployments, changes and incidents with covering indexes, one statement a panel, a headline and a monthly series for each number, over six connections at once. They get the list of services for nothing, and neither previous periods, verdicts nor what a user may see.
- **Floor**: one statement that reads the rows of the window by an index and sums up one column.

All times are medians of warm runs in one go. Absolute times depend on the machine; the ratios are what to compare.

## What the speed rests on

- The facts updater writes the facts of each service and UTC month as one compact block of 32-bit words, in the transaction of the facts themselves. One statement reads the blocks of a scope; its number of statements does not grow with services or days.
- The numbers are computed on columns, in order of time by a radix sort, so that a window is a piece of an array. Facts given as objects are encoded the same way, so both give the same digits; tests hold that on SQLite and PostgreSQL.
- Medians are selected, not sorted for. One sorted sample serves the percentiles of a window and its verdict; where no addition can round, a mean is summed in any order.
- Time zones and the starts of dates are remembered: most of a small answer went into them.
- What sources delivered is counted with the facts, not over all records at each request.
- The catalog is asked by one relation at a time and without a count: for one relation or another it goes through every entity.

Answers are exact at every size; nothing is sampled, and nothing is kept between requests.

`;

/** Writes what this run found; what the page says of other sizes stays. */
export function writeReport(size: string, report: string) {
  const docs = join(__dirname, '..', 'docs');
  const page = join(docs, 'benchmarks.md');
  const before = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const parts = new Map(
    before
      .split(/^(?=## \w+ deployments)/m)
      .slice(1)
      .map(part => [/^## (\w+)/.exec(part)?.[1] ?? '', part]),
  );
  parts.set(size, report);
  const sorted = Object.keys(SIZES).flatMap(key => parts.get(key) ?? []);
  mkdirSync(docs, { recursive: true });
  writeFileSync(
    page,
    INTRODUCTION + sorted.map(part => part.trimEnd()).join('\n\n') + '\n',
  );
}
