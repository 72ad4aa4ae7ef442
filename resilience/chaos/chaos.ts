// `npm run chaos`: three replicas on one PostgreSQL, killed again and again while
// webhooks arrive in any order, some twice and some forged. At the end every
// acknowledged delivery is there once, and the numbers are those of one replica
// that got each delivery once and in order.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../bench/random';
import { say } from '../../bench/say';
import { startPostgres } from '../../scripts/postgres.mjs';
import { Backend, Connection } from '../backend';
import { makeDeliveries, shuffleWithDoubles, Webhook } from './deliveries';
import { findLosses, openDatabase, readNumbers, untilSettled } from './outcome';
import { sendAll } from './Sender';

const REPLICAS = 3;
const CONCURRENCY = 24;

const { values } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '50000' },
    kills: { type: 'string', default: '50' },
    restarts: { type: 'string', default: '2' },
    seed: { type: 'string', default: '4711' },
  },
});
const total = Number(values.deliveries);
const kills = Number(values.kills);
const restarts = Number(values.restarts);

const seconds = (since: number) => Math.round((Date.now() - since) / 1_000);

/** Kills a replica as soon as all are healthy, until there were enough kills and the senders are done. */
async function disturb(
  replicas: Backend[],
  restartDatabase: () => Promise<void>,
  isSending: () => boolean,
): Promise<number> {
  const at = Array.from({ length: restarts }, (_, i) =>
    Math.floor(((i + 1) * kills) / (restarts + 1)),
  );
  let killed = 0;
  while (killed < kills || isSending()) {
    await Promise.all(replicas.map(replica => replica.untilHealthy()));
    if (killed >= kills) {
      await sleep(200);
      continue;
    }
    const victim = replicas[killed % replicas.length];
    await victim.kill();
    victim.start();
    killed += 1;
    if (at.includes(killed)) {
      await restartDatabase();
      say(`Killed ${killed} times, and PostgreSQL was restarted`);
    }
  }
  return killed;
}

async function runChaos(
  connection: Connection,
  restartDatabase: () => Promise<void>,
  deliveries: Webhook[],
) {
  const prefix = 'chaos_';
  const random = seededRandom(Number(values.seed));
  const replicas: Backend[] = [];
  for (let i = 0; i < REPLICAS; i++) {
    const replica = await Backend.create(connection, prefix);
    replicas.push(replica);
    replica.start();
    // The first one makes the databases and their tables.
    if (i === 0) await replica.untilHealthy();
  }
  const sent = shuffleWithDoubles(deliveries, random);
  let isSending = true;
  const start = Date.now();
  try {
    await Promise.all(replicas.map(replica => replica.untilHealthy()));
    const killing = disturb(replicas, restartDatabase, () => isSending);
    const counts = await sendAll(sent, {
      urls: replicas.map(({ url }) => url),
      random,
      concurrency: CONCURRENCY,
      // A kill and a start take some seconds.
      paceMs: kills * 8_000,
      onProgress: n =>
        n % 10_000 === 0 &&
        say(`${n} of ${sent.length} sent, ${seconds(start)} s`),
    }).finally(() => {
      isSending = false;
    });
    const killed = await killing;
    await replicas[0].untilHealthy();
    const knex = openDatabase(connection, prefix);
    await untilSettled(replicas[0], knex);
    const losses = await findLosses(knex, deliveries);
    await knex.destroy();
    const numbers = await readNumbers(replicas[0]);
    return { counts, killed, losses, numbers, sent: sent.length };
  } finally {
    await Promise.all(replicas.map(replica => replica.remove()));
  }
}

/** The same deliveries in order, each once, with nobody disturbing. */
async function runQuietly(connection: Connection, deliveries: Webhook[]) {
  const prefix = 'quiet_';
  const replica = await Backend.create(connection, prefix);
  replica.start();
  try {
    await replica.untilHealthy();
    await sendAll(deliveries, {
      urls: [replica.url],
      random: seededRandom(1),
      concurrency: 1,
      paceMs: 0,
      onProgress: () => {},
    });
    const knex = openDatabase(connection, prefix);
    await untilSettled(replica, knex);
    await knex.destroy();
    return await readNumbers(replica);
  } finally {
    await replica.remove();
  }
}

async function main() {
  const start = Date.now();
  const deliveries = makeDeliveries(Math.floor((total * 4) / 5));
  const postgres = await startPostgres({
    settings: { max_connections: '200' },
  });
  const { host, port, user, password } = postgres;
  const connection = { host, port, user, password };
  try {
    const chaos = await runChaos(connection, postgres.restart, deliveries);
    const quiet = await runQuietly(connection, deliveries);
    const different = quiet.filter((line, i) => line !== chaos.numbers[i]);
    const { counts, losses } = chaos;
    say(
      `${chaos.sent} deliveries sent (seed ${values.seed}): ${counts.acknowledged} acknowledged, ${counts.refused} refused, ${counts.retries} sent again`,
    );
    say(`${chaos.killed} kills, PostgreSQL restarted ${restarts} times`);
    say(`Answers that were wrong: ${counts.wrong.length}`);
    say(`Deliveries lost, doubled or let in: ${losses.length}`);
    say(
      `Services whose numbers differ: ${different.length} of ${quiet.length}`,
    );
    for (const line of [...counts.wrong, ...losses, ...different].slice(
      0,
      20,
    )) {
      say(`  ${line.slice(0, 400)}`);
    }
    say(`Took ${seconds(start)} s`);
    return counts.wrong.length + losses.length + different.length === 0;
  } finally {
    await postgres.stop();
  }
}

main().then(
  isRight => process.exit(isRight ? 0 : 1),
  error => {
    say(String(error?.stack ?? error));
    process.exit(1);
  },
);
