// `npm run rebuild`: computes all facts of the configured database again from its
// records. The portal may run meanwhile; killed and started again it ends the same.
import { join, resolve } from 'node:path';
import { databaseEnvironment } from './databaseEnvironment.mjs';
import { prepare, ROOT, run, say } from './toolchain.mjs';

const USAGE = `Usage: npm run rebuild -- [--config FILE ...]

Computes the facts of all services again from their records, with the
configuration that npm start uses, or with the files that are named.
`;

async function main() {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(USAGE);
    return;
  }
  const env = databaseEnvironment(await prepare());
  const files = args.map((arg, i) =>
    args[i - 1] === '--config' ? resolve(arg) : arg,
  );
  process.exitCode = await run(
    'node',
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      join(ROOT, 'scripts', 'rebuild', 'rebuild.cjs'),
      ...files,
    ],
    // Paths of the configuration, that of the embedded database too, start here.
    { env, cwd: join(ROOT, 'packages', 'backend') },
  );
}

main().catch(error => {
  say(error.message);
  process.exitCode = 1;
});
