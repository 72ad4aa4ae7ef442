import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { devopsSourcesExtensionPoint } from '@devops-domains/backstage-plugin-devops-node';
import { readConfiguration } from './configuration/readConfiguration';
import { definitionsHash } from './facts/definitionsHash';
import { FactsUpdater } from './facts/FactsUpdater';
import { createRouter } from './http/createRouter';
import { createIngestion } from './ingestion/createIngestion';
import { scheduleSources } from './sources/scheduleSources';
import { SourceRegistry } from './sources/SourceRegistry';
import { DatabaseFactsReader } from './store/DatabaseFactsReader';
import { openDatabase } from './store/migrate';
import { sampleSources } from './store/sourceState';

/**
 * Keeps deployments, changes and incidents, and answers with DORA metrics and
 * their evidence. Modules add sources by `devopsSourcesExtensionPoint`.
 *
 * @public
 */
export const devopsPlugin = createBackendPlugin({
  pluginId: 'devops',
  register(env) {
    const sources = new SourceRegistry();
    env.registerExtensionPoint(devopsSourcesExtensionPoint, sources);

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { logger, scheduler, catalog, auth } = deps;
        const configuration = readConfiguration(deps.config);
        const { definitions, incidentEntities } = configuration;
        const knex = await openDatabase(deps.database);

        const facts = new FactsUpdater({ knex, definitions, logger });
        const { writer, rematcher, follower } = createIngestion({
          knex,
          logger,
          catalog,
          auth,
          facts,
          aliases: configuration.aliases,
        });
        const store = new DatabaseFactsReader({
          knex,
          definitions,
          definitionsHash: definitionsHash(definitions),
          incidentSourceNames: services =>
            [...incidentEntities]
              .filter(([, entities]) => services.some(ref => entities.has(ref)))
              .map(([source]) => source),
        });

        await scheduleSources(sources.list(), {
          knex,
          writer,
          logger,
          scheduler,
        });
        // What a killed process left, and all of them after a change of the definitions.
        await scheduler.scheduleTask({
          id: 'devops-facts',
          scope: 'global',
          frequency: { seconds: 30 },
          initialDelay: { seconds: 5 },
          timeout: { hours: 1 },
          fn: signal => facts.updateStale(signal),
        });
        await scheduler.scheduleTask({
          id: 'devops-matching',
          scope: 'global',
          frequency: configuration.matchingFrequency,
          initialDelay: { seconds: 5 },
          timeout: { minutes: 15 },
          fn: signal => rematcher.run(signal),
        });
        await scheduler.scheduleTask({
          id: 'devops-services',
          scope: 'global',
          frequency: { minutes: 2 },
          initialDelay: { seconds: 20 },
          timeout: { minutes: 15 },
          fn: signal => follower.run(signal),
        });

        deps.httpRouter.use(
          await createRouter({
            ...deps,
            store,
            writer,
            definitions,
            benchmarkYear: configuration.benchmarkYear,
            domainNamespace: configuration.domainNamespace,
            sampleSources: await sampleSources(knex),
            incidentSources: services =>
              new Set(
                services.filter(ref =>
                  [...incidentEntities.values()].some(all => all.has(ref)),
                ),
              ),
          }),
        );
      },
    });
  },
});
