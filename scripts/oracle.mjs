// `npm run oracle -- --runs 100000`: compares the definitions with the naive oracle on
// random histories, on all cores. The same seed gives the same histories on any machine.
import { fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { count, time } from './import/progress.mjs';

const USAGE = `Usage: npm run oracle -- [options]

  --runs N       histories to compare (default 100000)
  --seed N       repeats an earlier run (default: a random one, which is shown)
  --processes N  default: one for each core

Ends with 0 when there was no difference, 1 with the smallest history that differs.
`;

/** One message to a process; small enough for a steady progress. */
const CHUNK = 500;
const REPORT_EVERY_MS = 10_000;
const ROOT = fileURLToPath(new URL('..', import.meta.url));

function wholeNumber(name, text, least) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > 2 ** 31) {
    throw new Error(`--${name} must be a whole number from ${least} on`);
  }
  return value;
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '100000' },
      seed: { type: 'string', default: String(randomInt(2 ** 30)) },
      processes: { type: 'string', default: String(availableParallelism()) },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  return {
    runs: wholeNumber('runs', values.runs, 1),
    seed: wholeNumber('seed', values.seed, 0),
    processes: wholeNumber('processes', values.processes, 1),
  };
}

/** Chunk after chunk, each with a seed of its own, whichever process takes it. */
function* chunksOf({ runs, seed }) {
  for (let done = 0; done < runs; done += CHUNK) {
    yield { seed: seed + done / CHUNK, runs: Math.min(CHUNK, runs - done) };
  }
}

function startWorker() {
  const require = createRequire(join(ROOT, 'package.json'));
  return fork(join(ROOT, 'scripts', 'oracle', 'worker.cjs'), {
    execArgv: [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
  });
}

/** Resolves when no chunk is left; rejects with the report of the first difference. */
function work(worker, chunks, onDone) {
  return new Promise((resolve, reject) => {
    const next = () => {
      const { value, done } = chunks.next();
      if (done) {
        worker.disconnect();
        resolve();
      } else {
        worker.send(value);
      }
    };
    worker.on('message', ({ type, seed, runs, report }) => {
      // The transform of TypeScript names the files that it reads, for those who watch them.
      if (type !== 'compared') return;
      if (report !== null) {
        reject(new Error(`Chunk of seed ${seed}:\n${report}`));
        return;
      }
      onDone(runs);
      next();
    });
    worker.on('error', reject);
    worker.on('exit', code => {
      if (code) reject(new Error(`A process ended with ${code}`));
    });
    next();
  });
}

async function main() {
  const options = readArguments();
  if (!options) {
    process.stdout.write(USAGE);
    return;
  }
  const { runs, seed, processes } = options;
  process.stdout.write(
    `${count(runs)} random histories, seed ${seed}, ${processes} process(es)\n`,
  );
  const startedAt = Date.now();
  let done = 0;
  const reporter = setInterval(() => {
    const left = ((Date.now() - startedAt) / done) * (runs - done);
    const rest = done > 0 ? `, ${time(left)} left` : '';
    process.stdout.write(`${count(done)} of ${count(runs)}${rest}\n`);
  }, REPORT_EVERY_MS);
  const chunks = chunksOf(options);
  const workers = Array.from({ length: processes }, startWorker);
  try {
    await Promise.all(
      workers.map(worker =>
        work(worker, chunks, more => {
          done += more;
        }),
      ),
    );
  } finally {
    clearInterval(reporter);
    workers.forEach(worker => worker.kill());
  }
  process.stdout.write(
    `No difference in ${count(done)} histories, ${time(
      Date.now() - startedAt,
    )}\n`,
  );
}

main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
