// `npm run bench:webhooks`: how many webhooks a second are checked, kept and only then
// acknowledged, compared in one run with Backstage's own events ingress, which
// acknowledges without checking or keeping anything.
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import knexFactory from 'knex';
import { say } from '../../bench/say';
import { startPostgres } from '../../scripts/postgres.mjs';
import { Backend, Connection, INGRESS_TOPIC } from '../backend';
import { makeDeliveries } from '../chaos/deliveries';
import { Load, Prepared, sendAll } from './load';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '3000' },
    rounds: { type: 'string', default: '9' },
    concurrency: { type: 'string', default: '64' },
  },
});
const requests = Number(values.requests);
const rounds = Number(values.rounds);
const concurrency = Number(values.concurrency);

/** The same bytes for both; every one is another delivery. */
function prepareRounds(): { inbox: Prepared[]; ingress: Prepared[] }[] {
  const all = makeDeliveries((rounds + 2) * requests * 2).filter(
    ({ expected, source }) => expected === 202 && source === 'github',
  );
  return Array.from({ length: rounds + 1 }, (_, round) => {
    const own = all.slice(round * requests, (round + 1) * requests);
    const at = (path: string) =>
      own.map(({ headers, body }) => ({
        path,
        headers,
        body: Buffer.from(body),
      }));
    return {
      inbox: at('/api/devops/v1/webhooks/github'),
      ingress: at(`/api/events/http/${INGRESS_TOPIC}`),
    };
  });
}

async function settingsOf(connection: Connection): Promise<string> {
  const knex = knexFactory({
    client: 'pg',
    connection: { ...connection, database: 'postgres' },
  });
  try {
    const names = ['server_version', 'fsync', 'synchronous_commit'];
    const shown = await Promise.all(
      names.map(async name => {
        const { rows } = await knex.raw(`show ${name}`);
        return `${name} ${rows[0][name]}`;
      }),
    );
    return shown.join(', ');
  } finally {
    await knex.destroy();
  }
}

const median = (numbers: number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const describe = (name: string, loads: Load[]) =>
  `${name}: ${Math.round(
    median(loads.map(one => one.perSecond)),
  )} a second, p99 ${median(loads.map(one => one.p99)).toFixed(
    1,
  )} ms (medians of ${loads.length} rounds)`;

async function measure(backend: Backend) {
  const [warmUp, ...timed] = prepareRounds();
  await sendAll(backend.url, warmUp.ingress, concurrency);
  await sendAll(backend.url, warmUp.inbox, concurrency);
  const inbox: Load[] = [];
  const ingress: Load[] = [];
  for (const round of timed) {
    ingress.push(await sendAll(backend.url, round.ingress, concurrency));
    inbox.push(await sendAll(backend.url, round.inbox, concurrency));
  }
  return { inbox, ingress };
}

async function main() {
  const postgres = await startPostgres();
  const { host, port, user, password } = postgres;
  const connection = { host, port, user, password };
  const backend = await Backend.create(connection, 'webhooks_');
  try {
    backend.start();
    await backend.untilHealthy();
    const { inbox, ingress } = await measure(backend);
    const ratios = inbox.map((one, i) => one.perSecond / ingress[i].perSecond);
    say(
      `${cpus().length} cores (${cpus()[0].model}), Node.js ${
        process.version
      }, PostgreSQL: ${await settingsOf(
        connection,
      )}; load average ${loadavg()[0].toFixed(1)}; ${concurrency} at a time`,
    );
    say(describe('Checked, kept and acknowledged', inbox));
    say(describe("Backstage's events ingress", ingress));
    say(`Ratio: ${median(ratios).toFixed(2)} (median of the rounds)`);
  } finally {
    await backend.remove();
    await postgres.stop();
  }
}

main().then(
  () => process.exit(0),
  error => {
    say(String(error?.stack ?? error));
    process.exit(1);
  },
);
