// The process of `npm run rebuild`: a backend with nothing in it but the facts.
const { createBackend } = require('@backstage/backend-defaults');
const {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} = require('@backstage/backend-plugin-api');

const SOURCE = '../../plugins/devops-backend/src';
const {
  readConfiguration,
} = require(`${SOURCE}/configuration/readConfiguration`);
const { FactsUpdater } = require(`${SOURCE}/facts/FactsUpdater`);
const { openDatabase } = require(`${SOURCE}/store/migrate`);

const say = message => process.stdout.write(`${message}\n`);

/** Errors are counted: the updater logs them and goes on with the next service. */
function countingErrors(logger) {
  const counting = {
    errors: 0,
    error: (...args) => {
      counting.errors += 1;
      logger.error(...args);
    },
    warn: (...args) => logger.warn(...args),
    info: (...args) => logger.info(...args),
    debug: (...args) => logger.debug(...args),
    child: () => counting,
  };
  return counting;
}

async function rebuild({ config, database, logger }) {
  const { definitions } = readConfiguration(config);
  const knex = await openDatabase(database);
  const counting = countingErrors(logger);
  const facts = new FactsUpdater({ knex, definitions, logger: counting });
  const [{ count }] = await knex('services').count({ count: '*' });
  const startedAt = Date.now();
  say(`Rebuilding the facts of ${count} service(s)`);
  await facts.rebuild();
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  if (counting.errors > 0) {
    throw new Error(
      `${counting.errors} of ${count} service(s) could not be computed; see the log`,
    );
  }
  say(`Rebuilt the facts of ${count} service(s) in ${seconds} s`);
}

const backend = createBackend();
// Nothing is served: the port may be that of the running portal.
backend.add(
  createServiceFactory({
    service: coreServices.rootHttpRouter,
    deps: {},
    factory: () => ({ use() {} }),
  }),
);
backend.add(
  createBackendPlugin({
    // Its database is the one of the plugin.
    pluginId: 'devops',
    register(env) {
      env.registerInit({
        deps: {
          config: coreServices.rootConfig,
          database: coreServices.database,
          logger: coreServices.logger,
        },
        init: rebuild,
      });
    },
  }),
);

backend
  .start()
  .then(() => backend.stop())
  .then(
    () => process.exit(0),
    error => {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    },
  );
