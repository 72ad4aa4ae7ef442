// `npm start`: sets up what is missing, starts backend and frontend, and prints the
// URL once the portal really answers.
import { createServer } from 'node:net';
import { endTogether } from './endTogether.mjs';
import { databaseEnvironment } from './databaseEnvironment.mjs';
import { prepare, run, say } from './toolchain.mjs';

const FRONTEND = 'http://localhost:3000';
const BACKEND = 'http://localhost:7007';
const PATIENCE_MS = 5 * 60_000;

/** Fails early, with the reason, instead of in the middle of a compilation. */
function assertPortIsFree(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      reject(
        new Error(
          `Port ${port} is in use: stop what listens there (perhaps another portal) and try again`,
        ),
      ),
    );
    probe.listen(port, () => probe.close(() => resolve()));
  });
}

async function json(url, init) {
  const response = await fetch(url, {
    signal: AbortSignal.timeout(5_000),
    ...init,
  });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return response.json();
}

/** Throws until page, catalog and the DevOps plugin all answer. */
async function assertAnswers() {
  const page = await fetch(FRONTEND, { signal: AbortSignal.timeout(5_000) });
  if (!page.ok) throw new Error(`${FRONTEND} answers ${page.status}`);
  const guest = await json(`${BACKEND}/api/auth/guest/refresh`);
  const headers = { authorization: `Bearer ${guest.backstageIdentity.token}` };
  await json(`${BACKEND}/api/devops/v1/health`, { headers });
  const domains = await json(
    `${BACKEND}/api/catalog/entities?filter=kind=domain,spec.type=devops&fields=metadata.name`,
    { headers },
  );
  if (domains.length !== 8) {
    throw new Error(`the catalog holds ${domains.length} of the 8 domains`);
  }
}

async function announce(isRunning) {
  const deadline = Date.now() + PATIENCE_MS;
  let reason = '';
  while (isRunning() && Date.now() < deadline) {
    try {
      await assertAnswers();
      say(`The portal is ready: ${FRONTEND}`);
      return;
    } catch (error) {
      reason = error.message;
      await new Promise(resolve => setTimeout(resolve, 1_000));
    }
  }
  if (isRunning()) say(`The portal does not answer yet: ${reason}`);
}

async function main() {
  const env = databaseEnvironment(await prepare());
  if (env.POSTGRES_HOST) say(`Using PostgreSQL at ${env.POSTGRES_HOST}`);
  await Promise.all([assertPortIsFree(3000), assertPortIsFree(7007)]);
  say('Starting backend and frontend');
  let running = true;
  const portal = run(
    'yarn',
    ['backstage-cli', 'repo', 'start', ...process.argv.slice(2)],
    {
      env,
      onStart: endTogether,
    },
  ).finally(() => {
    running = false;
  });
  await announce(() => running);
  process.exitCode = await portal;
}

main().catch(error => {
  say(error.message);
  process.exitCode = 1;
});
