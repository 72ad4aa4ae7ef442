import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { Knex } from 'knex';
import { Keeping } from './backend';
import { SIZES } from './company';
import { SETTINGS } from './database';
import { describeImport, ImportResult } from './importing';
import { Prepared } from './prepare';
import { QueryResult } from './queries';
import { Timing } from './timing';

/** Everything that one run found. */
export interface Results {
  prepared: Prepared;
  /** What the backend was told to keep, other than by default. */
  cache: Keeping;
  queries: QueryResult[];
  /** A signed-in request that reads next to nothing. */
  request: Timing;
  /** Of the last minute of the queries: above the number of cores something else was running. */
  load: number;
  /** Null where nothing was imported. */
  importing: ImportResult | null;
}

const ms = ({ median }: Timing) => `${median.toFixed(1)} ms`;
const p95 = (timing: Timing) => `${timing.p95.toFixed(1)} ms`;
const ratio = (a?: Timing, b?: Timing) =>
  a && b ? (a.median / b.median).toFixed(2) : '';
const gigabytes = (bytes: number) => Math.round(bytes / 2 ** 30);

/** The report as Markdown. */
export async function describe(
  size: string,
  knex: Knex,
  { prepared, cache, queries, request, load, importing }: Results,
): Promise<string> {
  const { rows } = await knex.raw('show server_version');
  const settings = Object.entries(SETTINGS).map(
    ([key, value]) => `\`${key} = ${value}\``,
  );
  const few = queries.find(({ name }) => name === 'nothing outside');
  const many = queries.find(({ name }) => name === '50 times outside');
  const runs = queries.flatMap(one => [one.ours.runs, one.panels.runs]);
  return [
    `## ${size} deployments`,
    '',
    `Measured on ${new Date()
      .toISOString()
      .slice(0, 10)} by \`npm run bench -- --size ${size}${
      cache.megabytes ? ` --megabytes ${cache.megabytes}` : ''
    } --import ${importing?.lines ?? 0}\`: ${
      cpus().length
    } cores (${cpus()[0].model.trim()}), ${gigabytes(totalmem())} GB; Node.js ${
      process.versions.node
    }, PostgreSQL ${rows[0].server_version} with ${settings.join(
      ', ',
    )}. Backend, database and client share the cores; the load average during the queries was ${load.toFixed(
      1,
    )}. What takes longest was asked ${Math.min(
      ...runs,
    )} times, what is quick ${Math.max(...runs)} times.`,
    '',
    `${prepared.records} records. Loading took ${prepared.loadSeconds.toFixed(
      0,
    )} s, computing all facts ${prepared.factsSeconds.toFixed(0)} s.`,
    '',
    '| Question | median | p95 | times faster | catalog asked each time | p95 | times faster | nothing kept | plain SQL panels | floor |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |',
    ...queries.map(
      ({ name, ours, asking, fresh, panels, floor }) =>
        `| ${name} | ${ms(ours)} | ${p95(ours)} | ${ratio(panels, ours)} | ${ms(
          asking,
        )} | ${p95(asking)} | ${ratio(panels, asking)} | ${ms(fresh)} | ${ms(
          panels,
        )} | ${ms(floor)} |`,
    ),
    '',
    `HTTP and authentication are part of ours only: a signed-in request that reads next to nothing (\`GET /v1/health\`) takes ${ms(
      request,
    )} (p95 ${p95(request)}).`,
    '',
    `50 times more records outside the window: ${ratio(
      many?.ours,
      few?.ours,
    )} times the time, ${ratio(
      many?.fresh,
      few?.fresh,
    )} times where nothing is kept.`,
    '',
    ...(importing ? [describeImport(importing)] : []),
    '',
  ].join('\n');
}

const INTRODUCTION = `# Benchmarks

\`npm run bench -- --size 100k|1m|5m\` generates a company (5,000 services whose sizes are log-normal, two years of history, two changes a deployment on average, incidents), brings it into an empty PostgreSQL, starts the real backend in production mode and prints what this page says. The seed is fixed, so every run asks about the same company.

- **Ours**: \`GET /v1/metrics\` over 90 days: all six numbers with distribution, previous period, verdicts and weekly series, of a signed-in user, over HTTP. Three times: as a portal is by default; where catalog and permissions are asked each time (\`devops.cache.visibility: 0s\`); and where nothing is kept between requests (\`megabytes: 0\`, too).
- **Plain SQL panels**: the same numbers the way dashboard tools ask for them, on the same server: plain typed tables of the records with covering indexes, one statement a panel, a headline and a monthly series for each number, over six connections at once. Which release first carried a change, which release an incident fails, and what ended that are computed from the records. A run fails when a headline differs from ours. They get the list of services for nothing, and neither previous periods, verdicts nor what a user may see; environments, pull requests and rollbacks that only versions show are left out for them, because the company has none that matter.
- **Floor**: one statement that reads the rows behind the answer by indexes and sums up a column of each.

All times are medians of warm runs in one go: 400 after 400 that do not count, or as many as half a minute and ten seconds hold. Absolute times depend on the machine; the ratios are what to compare. \`--data <folder>\` keeps the server, so that the next run need not load the company again; \`--import 0\` only asks, and prints what it finds.

## What the speed rests on

- The facts updater writes the facts of each service and UTC month as one compact block of 32-bit words, in the transaction of the facts themselves. One statement reads the blocks of a scope; its number of statements does not grow with services or days.
- Blocks are kept in memory (\`devops.cache.megabytes\`), and so are the facts of a scope in order of time. The same one statement compares the hash of each service's facts with the database and reads only what has changed, so that an answer is never older than the database; killed processes and other replicas make no difference.
- What a user may see of a scope is asked once in five seconds (\`devops.cache.visibility\`, a minute at most, \`0s\` asks each time): the requests of one page would ask for the same thing each. For so long, who lost the right to see something still sees it. Services, refusals and whatever changes data are always asked.
- The numbers are computed on columns, in order of time by a radix sort, so that a window is a piece of an array. Facts given as objects are encoded the same way, so both give the same digits; tests hold that on SQLite and PostgreSQL.
- Durations are sorted by their digits where percentiles and a verdict share the sorted sample; elsewhere a median is looked for between two bounds that a sample of the values suggests, in one pass, and checked to lie there. A diagnosis sorts only what it is going to say. Where no addition can round, a mean is summed in any order.
- Time zones and the starts of dates are remembered: most of a small answer went into them.
- What sources delivered is counted with the facts, not over all records at each request.
- The catalog is asked by one relation at a time, without a count, and for names only: for one relation or another it goes through every entity, and relations are most of what thousands of entities have to say.

Answers are exact at every size; nothing is sampled instead of counted.

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
    `${INTRODUCTION + sorted.map(part => part.trimEnd()).join('\n\n')}\n`,
  );
}
