import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startPostgres } from '../scripts/postgres.mjs';
import { Keeping, Portal } from './backend';
import { SIZES } from './company';
import {
  connect,
  Connection,
  PLAIN_DATABASE,
  PLUGIN_DATABASE,
  SETTINGS,
} from './database';
import { measureImport } from './importing';
import { prepareCompany } from './prepare';
import { measureKeeping, measureQueries, measureRequest } from './queries';
import { describe, writeReport } from './report';
import { say } from './say';

async function main() {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: '100k' },
      /** A server that is kept: what it holds of this size is not made again. */
      database: { type: 'string' },
      /** A folder for a server of our own that is kept in the same way. */
      data: { type: 'string' },
      /** What the backend may keep; without it, as much as by default. */
      megabytes: { type: 'string' },
      /** Lines of the import; without any, only the questions are asked. */
      import: { type: 'string', default: '1000000' },
    },
  });
  const deployments = SIZES[values.size];
  if (!deployments) {
    throw new Error(`--size is one of ${Object.keys(SIZES).join(', ')}`);
  }
  const server = values.database
    ? external(values.database)
    : await startPostgres({ settings: SETTINGS, directory: values.data });
  try {
    const connection: Connection = {
      host: server.host,
      port: server.port,
      user: server.user,
      password: server.password,
    };
    const prepared = await prepareCompany(connection, deployments);
    const plugin = connect(connection, PLUGIN_DATABASE);
    const plain = connect(connection, PLAIN_DATABASE);
    const asked = { size: deployments, end: prepared.end };
    const cache: Keeping = values.megabytes
      ? { megabytes: Number(values.megabytes) }
      : {};
    const others = {
      fresh: await keeping(connection, asked, {
        megabytes: 0,
        visibility: { seconds: 0 },
      }),
      asking: await keeping(connection, asked, {
        ...cache,
        visibility: { seconds: 0 },
      }),
    };
    say('Starting the backend that is measured');
    const portal = await Portal.start(connection, cache);
    try {
      const queries = await measureQueries(portal, plain, asked, others);
      const [load] = loadavg();
      const request = await measureRequest(portal);
      const lines = Number(values.import);
      const importing =
        lines > 0 ? await measureImport(portal, plugin, lines) : null;
      const report = await describe(values.size, plugin, {
        prepared,
        cache,
        queries,
        request,
        load,
        importing,
      });
      say(report);
      // Half a report is for whoever asked for it.
      if (importing) writeReport(values.size, report);
    } finally {
      await portal.stop();
      await plugin.destroy();
      await plain.destroy();
    }
  } finally {
    await server.stop();
  }
}

/** What a portal takes that keeps less than by default, in a process of its own. */
async function keeping(
  connection: Connection,
  asked: { size: number; end: number },
  cache: Keeping,
) {
  say(`Starting the backend with devops.cache: ${JSON.stringify(cache)}`);
  const portal = await Portal.start(connection, cache);
  try {
    await analyzeCatalog(connection);
    return await measureKeeping(portal, asked);
  } finally {
    await portal.stop();
  }
}

/** A portal that has run for an hour has had its tables looked at. */
async function analyzeCatalog(connection: Connection) {
  const catalog = connect(connection, 'backstage_plugin_catalog');
  await catalog.raw('vacuum analyze');
  await catalog.destroy();
}

function external(url: string) {
  const { hostname, port, username, password } = new URL(url);
  return {
    host: hostname,
    port: Number(port),
    user: username,
    password,
    stop: async () => {},
  };
}

main().catch(error => {
  say(error.stack);
  process.exitCode = 1;
});
