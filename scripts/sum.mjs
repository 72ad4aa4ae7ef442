// Adds up what the suites left in .cache/test-results and prints it as the last line.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './toolchain.mjs';

const SUITES = ['unit', 'fixtures', 'e2e'];

const counts = SUITES.map(name =>
  JSON.parse(
    readFileSync(join(ROOT, '.cache', 'test-results', `${name}.json`), 'utf8'),
  ),
);
const sum = key => counts.reduce((total, count) => total + count[key], 0);

process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
