// `npm run bench -- --size 100k|1m|5m`: see docs/benchmarks.md for what it measures.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { prepare, ROOT, run, say } from '../scripts/toolchain.mjs';

/** Node.js with the repository's TypeScript, as the backend itself is started. */
async function main() {
  const env = await prepare();
  const transform = createRequire(join(ROOT, 'package.json')).resolve(
    '@backstage/cli/config/nodeTransform.cjs',
  );
  return run(
    'node',
    ['--require', transform, join(ROOT, 'bench', 'bench.ts')].concat(
      process.argv.slice(2),
    ),
    { env: { ...env, NODE_ENV: 'production', LOG_LEVEL: 'warn' } },
  );
}

main()
  .then(code => {
    process.exitCode = code;
  })
  .catch(error => {
    say(error.message);
    process.exitCode = 1;
  });
