import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { devopsPermissions } from '@devops-domains/backstage-plugin-devops-common';
import { devopsSourcesExtensionPoint } from '@devops-domains/backstage-plugin-devops-node';
import { createCdeventsConnector } from './cdevents';
import { incidentSources } from './configuration/incidentSources';
import { readConfiguration } from './configuration/readConfiguration';
import { subscribeToEvents } from './events/subscribeToEvents';
import { definitionsHash } from './facts/definitionsHash';
import { FactsUpdater } from './facts/FactsUpdater';
import { scheduleFacts } from './facts/scheduleFacts';
import { checkWriteAccess } from './http/checkWriteAccess';
import { createRouter } from './http/createRouter';
import { createInbox } from './inbox/createInbox';
import { scheduleInbox } from './inbox/scheduleInbox';
import { Refusals } from './inbox/Refusals';
import {
  findUnknownWebhooks,
  refuseWorthlessSecrets,
} from './inbox/verifySender';
import { createIngestion } from './ingestion/createIngestion';
import { scheduleMatching } from './ingestion/scheduleMatching';
import { readWaitingDeployments } from './ingestion/waitingDeployments';
import { createSourceServices } from './sources/createSourceServices';
import { scheduleSources } from './sources/scheduleSources';
import { SourceRegistry } from './sources/SourceRegistry';
import { DatabaseOverrideReader } from './store/DatabaseOverrideReader';
import { DatabaseFactsReader } from './store/DatabaseFactsReader';
import { openDatabase } from './store/migrate';
import { readExternalAccess } from './writers/externalAccess';
import { reachableWriters } from './writers/reachableWriters';
import { Writers } from './writers/Writers';
import { readIncidentHealth } from './store/readIncidentHealth';
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
    sources.addConnector(createCdeventsConnector());
    env.registerExtensionPoint(devopsSourcesExtensionPoint, sources);

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
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
        const access = readExternalAccess(deps.config);
        const writers = new Writers({
          entries: reachableWriters(configuration.writers, access),
          access,
        });
        const connectors = sources.connectors();
        refuseWorthlessSecrets(connectors, configuration.webhooks);
        for (const problem of findUnknownWebhooks(
          connectors,
          configuration.webhooks,
        )) {
          logger.warn(problem);
        }
        const incidents = incidentSources({
          ...configuration,
          connectors,
          scheduled: new Set(sources.list().map(({ name }) => name)),
        });
        const knex = await openDatabase(deps.database);

        const facts = new FactsUpdater({ knex, definitions, logger });
        const ingestion = createIngestion({
          knex,
          logger,
          catalog,
          auth,
          facts,
          aliases: configuration.aliases,
          matchingRules: configuration.matchingRules,
          incidentSourcesOf: incidents.of,
        });
        const { writer } = ingestion;
        const store = new DatabaseFactsReader({
          knex,
          definitions,
          definitionsHash: definitionsHash(definitions),
          incidentSourceNames: incidents.configuredFor,
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

        const deliveries = createInbox({
          knex,
          connectors,
          writer,
          logger,
          ruleOf: subject => writers.ruleOfSubject(subject),
        });
        const { inbox, worker } = deliveries;
        await scheduleInbox(knex, {
          scheduler,
          frequency: configuration.matchingFrequency,
          retention: configuration.retention,
          onWaiting: () => worker.notify(),
        });
        const shutdown = new AbortController();
        deps.lifecycle.addShutdownHook(() => shutdown.abort());
        await subscribeToEvents({
          events: deps.events,
          inbox,
          connectors,
          topics: configuration.eventTopics,
          logger,
          signal: shutdown.signal,
        });
        deps.lifecycle.addStartupHook(() => worker.start());
        deps.lifecycle.addShutdownHook(() => worker.stop());

        deps.httpRouter.addAuthPolicy({
          path: '/v1/webhooks',
          allow: 'unauthenticated',
        });
        const sourceServices = createSourceServices({
          knex,
          store,
          writer,
          definitions,
          connectors,
          inbox,
          log: deliveries.log,
          directory: ingestion.directory,
          sources: sources.list(),
          webhooks: configuration.webhooks,
          eventTopics: configuration.eventTopics,
        });
        deps.httpRouter.use(
          await createRouter({
            ...deps,
            inbox,
            deliveries,
            connectors,
            webhooks: configuration.webhooks,
            refusals: new Refusals({ knex, logger }),
            store,
            overrides: new DatabaseOverrideReader(knex),
            writer,
            writers,
            sources: sourceServices,
            definitions,
            benchmarkYear: configuration.benchmarkYear,
            domainNamespace: configuration.domainNamespace,
            cache: configuration.cache,
            sampleSources: await sampleSources(knex),
            readIncidentHealth: services =>
              readIncidentHealth(knex, incidents.all, services),
            readWaitingDeployments: () =>
              readWaitingDeployments({
                knex,
                directory: ingestion.directory,
                aliases: configuration.aliases,
              }),
          }),
        );
      },
    });
  },
});
