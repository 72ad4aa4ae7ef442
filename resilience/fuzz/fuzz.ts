// `npm run fuzz`: requests that no sender would mean, to every door of a real backend.
// None may answer 5xx, tell of the inside, end the process or make it grow.
import { parseArgs } from 'node:util';
import { seededRandom } from '../../bench/random';
import { say } from '../../bench/say';
import { startPostgres } from '../../scripts/postgres.mjs';
import { Backend } from '../backend';
import { FuzzRequest } from './door';
import { DOORS } from './doors';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '4711' },
  },
});
const runs = Number(values.runs);

const CONCURRENCY = 16;
/** Memory is compared once everything is loaded and warm. */
const WARM_SHARE = 0.3;
/** What a heap may breathe. */
const GROWTH_ALLOWED = 1.25;

/** Signs that an answer tells of the inside. */
const INSIDE =
  /\n\s+at |node_modules|\.ts:\d+|\/src\/|knex|select .* from |insert into /i;

interface Findings {
  statuses: Map<string, number>;
  problems: string[];
}

async function send(url: string, request: FuzzRequest, findings: Findings) {
  const text = `${request.method} ${request.path} ${JSON.stringify(
    request.headers,
  )} ${request.body?.toString('base64').slice(0, 2_000) ?? ''}`;
  let response: Response;
  try {
    const { plugin = 'devops', path } = request;
    response = await fetch(`${url}/api/${plugin}${path}`, {
      method: request.method,
      headers: asLatin1(request.headers),
      body: request.body && new Uint8Array(request.body),
      signal: AbortSignal.timeout(60_000),
    });
  } catch (error) {
    findings.problems.push(`no answer (${error}): ${text}`);
    return;
  }
  const answer = await response.text();
  const key = `${request.door} ${response.status}`;
  findings.statuses.set(key, (findings.statuses.get(key) ?? 0) + 1);
  if (response.status >= 500) {
    findings.problems.push(
      `${response.status} ${answer.slice(0, 300)}: ${text}`,
    );
  } else if (response.status >= 400 && INSIDE.test(answer)) {
    findings.problems.push(
      `tells of the inside: ${answer.slice(0, 300)}: ${text}`,
    );
  }
}

/** Headers are bytes; others cannot be sent at all. */
function asLatin1(headers: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value.replace(/[^\x20-\xff]/g, '?'),
    ]),
  );
}

async function fuzz(backend: Backend) {
  const findings: Findings = { statuses: new Map(), problems: [] };
  const random = seededRandom(Number(values.seed));
  const memory: { run: number; rss: number }[] = [];
  let next = 0;
  const work = async () => {
    while (next < runs && !backend.hasEnded) {
      const id = next;
      next += 1;
      await send(backend.url, DOORS[id % DOORS.length](random, id), findings);
      if (id % Math.ceil(runs / 20) === 0) {
        // Of one that has ended the problems tell.
        if (!backend.hasEnded) {
          const rss = await backend.memory().catch(() => null);
          if (rss !== null) memory.push({ run: id, rss });
        }
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  if (backend.hasEnded) {
    findings.problems.push(`The backend ended: ${backend.ending}`);
  }
  return { ...findings, memory };
}

async function main() {
  const postgres = await startPostgres();
  const { host, port, user, password } = postgres;
  const connection = { host, port, user, password };
  const backend = await Backend.create(connection, 'fuzz_', { shows: true });
  try {
    backend.start();
    await backend.untilHealthy();
    const { statuses, problems, memory } = await fuzz(backend);
    for (const [key, n] of [...statuses].sort()) say(`${key}: ${n}`);
    const mib = ({ rss }: { rss: number }) => Math.round(rss / 2 ** 20);
    say(`Memory (MiB): ${memory.map(mib).join(' ')}`);
    const warm = memory.filter(({ run }) => run >= runs * WARM_SHARE);
    const growth =
      warm.length > 1 ? mib(warm[warm.length - 1]) / mib(warm[0]) : 1;
    say(`Growth since ${WARM_SHARE * 100} %: ${growth.toFixed(2)} times`);
    say(`${runs} requests, seed ${values.seed}, ${problems.length} problems`);
    problems.slice(0, 20).forEach(problem => say(`  ${problem}`));
    return problems.length === 0 && growth <= GROWTH_ALLOWED;
  } finally {
    await backend.remove();
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
