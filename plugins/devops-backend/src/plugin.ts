import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { devopsPermissions } from '@devops-domains/backstage-plugin-devops-common';
import { devopsSourcesExtensionPoint } from '@devops-domains/backstage-plugin-devops-node';
import { incidentSources } from './configuration/incidentSources';
import { readConfiguration } from './configuration/readConfiguration';
import { definitionsHash } from './facts/definitionsHash';
import { FactsUpdater } from './facts/FactsUpdater';
import { scheduleFacts } from './facts/scheduleFacts';
import { checkWriteAccess } from './http/checkWriteAccess';
import { createRouter } from './http/createRouter';
import { createIngestion } from './ingestion/createIngestion';
import { scheduleMatching } from './ingestion/scheduleMatching';
import { scheduleSources } from './sources/scheduleSources';
import { SourceRegistry } from './sources/SourceRegistry';
import { DatabaseOverrideReader } from './store/DatabaseOverrideReader';
import { DatabaseFactsReader } from './store/DatabaseFactsReader';
import { openDatabase } from './store/migrate';
import { readFailures, sampleSources } from './store/sourceState';

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
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { logger, scheduler, catalog, auth } = deps;
        checkWriteAccess(deps.config, logger, process.env);
        deps.permissionsRegistry.addPermissions(devopsPermissions);
        const configuration = readConfiguration(deps.config);
        const { definitions } = configuration;
        const incidents = incidentSources(configuration.incidentEntities);
        const knex = await openDatabase(deps.database);

        const facts = new FactsUpdater({ knex, definitions, logger });
        const ingestion = createIngestion({
          knex,
          logger,
          catalog,
          auth,
          facts,
          aliases: configuration.aliases,
        });
        const { writer } = ingestion;
        const store = new DatabaseFactsReader({
          knex,
          definitions,
          definitionsHash: definitionsHash(definitions),
          incidentSourceNames: incidents.sourcesOf,
          cacheBytes: configuration.cache.blockBytes,
        });

        await scheduleSources(sources.list(), {
          knex,
          writer,
          logger,
          scheduler,
        });
        await scheduleFacts(facts, scheduler);
        await scheduleMatching(ingestion, {
          scheduler,
          frequency: configuration.matchingFrequency,
        });

        deps.httpRouter.use(
          await createRouter({
            ...deps,
            store,
            overrides: new DatabaseOverrideReader(knex),
            writer,
            definitions,
            benchmarkYear: configuration.benchmarkYear,
            domainNamespace: configuration.domainNamespace,
            cache: configuration.cache,
            sampleSources: await sampleSources(knex),
            // Where no source is configured for them, its health says nothing.
            incidentSources: async services =>
              incidents.sourcesOf(services).length > 0
                ? incidents.reported(services, await readFailures(knex))
                : new Set(),
          }),
        );
      },
    });
  },
});
