// `node scripts/program.mjs <file.ts> …`: `npm run bench`, `npm run chaos` and others that
// start the real backend; see docs/benchmarks.md and docs/testing.md.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { prepare, ROOT, run, say } from './toolchain.mjs';

const [program, ...rest] = process.argv.slice(2);
if (!program) {
  say('Name the program: node scripts/program.mjs bench/bench.ts …');
  process.exit(1);
}

/** Node.js with the repository's TypeScript, as the backend itself is started. */
async function main() {
  const env = await prepare();
  const transform = createRequire(join(ROOT, 'package.json')).resolve(
    '@backstage/cli/config/nodeTransform.cjs',
  );
  return run('node', ['--require', transform, join(ROOT, program), ...rest], {
    env: { ...env, NODE_ENV: 'production', LOG_LEVEL: 'error' },
  });
}

main()
  .then(code => {
    process.exitCode = code;
  })
  .catch(error => {
    say(error.message);
    process.exitCode = 1;
  });
