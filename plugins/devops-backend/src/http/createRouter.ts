import {
  AuditorService,
  AuthService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  createOpenApiDocument,
  DEFAULT_BENCHMARK_YEAR,
  Definitions,
} from '@devops-domains/backstage-plugin-devops-common';
import { Connector } from '@devops-domains/backstage-plugin-devops-node';
import express from 'express';
import Router from 'express-promise-router';
import { RecentDecisions } from '../catalog/RecentDecisions';
import { ScopeResolver } from '../catalog/ScopeResolver';
import { CacheLimits, NO_CACHE } from '../configuration/cacheLimits';
import { DomainOverviewReader } from '../domains/DomainOverviewReader';
import { Refusals } from '../inbox/Refusals';
import { WebhookSettings } from '../inbox/verifySender';
import { EvidenceReader } from '../metrics/EvidenceReader';
import { MetricsReader } from '../metrics/MetricsReader';
import { FactsReader, OverrideReader, RecordWriter } from '../store/contract';
import { SourceServices } from '../sources/createSourceServices';
import { CountWaiting } from '../ingestion/waitingDeployments';
import { IsHealthy } from '../store/readIncidentHealth';
import { Writers } from '../writers/Writers';
import { DeliveryArchive, deliveryRoutes } from './deliveryRoutes';
import { eventRoutes } from './eventRoutes';
import { evidenceRoutes } from './evidenceRoutes';
import { importRoute } from './importRoute';
import { metricsRoutes } from './metricsRoutes';
import { mountEndpoints } from './mountEndpoints';
import { overrideRoutes } from './overrideRoutes';
import { recordRoutes } from './recordRoutes';
import { sourceRoutes } from './sourceRoutes';
import { timelineRoutes } from './timelineRoutes';
import { InboxDoor, webhookRoutes } from './webhookRoutes';

/** What the HTTP side of the plugin stands on. */
export interface RouterOptions {
  auth: AuthService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  catalog: CatalogService;
  auditor: AuditorService;
  store: FactsReader;
  overrides: OverrideReader;
  writer: RecordWriter;
  /** What each caller may write. */
  writers: Writers;
  inbox: InboxDoor;
  deliveries: DeliveryArchive;
  /** What reads the deliveries of each source. */
  connectors: ReadonlyMap<string, Connector>;
  /** How the webhooks of each source prove themselves. */
  webhooks: ReadonlyMap<string, WebhookSettings>;
  /** Where it is noted that a webhook was refused. */
  refusals: Pick<Refusals, 'note'>;
  sources: SourceServices;
  definitions: Definitions;
  /** The year of the benchmark where a request names none; default 2024. */
  benchmarkYear?: number;
  /** Tells which sources of incidents can be relied on now, for those services. */
  readIncidentHealth: (services: string[]) => Promise<IsHealthy>;
  /** Tells how many deployments wait that may be those of services. */
  readWaitingDeployments: () => Promise<CountWaiting>;
  /** Names of the sources whose records are generated. */
  sampleSources: ReadonlySet<string>;
  /** Namespace of the eight DevOps domains in the catalog. */
  domainNamespace: string;
  /** What may be kept from one request to the next; nothing by default. */
  cache?: CacheLimits;
  /** The present as integer milliseconds; for tests. */
  clock?: () => number;
}

/** The routes of `/api/devops`. */
export async function createRouter(
  options: RouterOptions,
): Promise<express.Router> {
  const { store } = options;
  const { recentMs, poolBytes } = options.cache ?? NO_CACHE;
  const scopes = new ScopeResolver(options.catalog, recentMs);
  const metrics = new MetricsReader(store, {
    definitions: options.definitions,
    benchmarkYear: options.benchmarkYear ?? DEFAULT_BENCHMARK_YEAR,
    readIncidentHealth: options.readIncidentHealth,
    readWaitingDeployments: options.readWaitingDeployments,
    cacheBytes: poolBytes,
  });
  const { sampleSources } = options;
  const evidence = new EvidenceReader({ store, scopes, sampleSources });
  const domains = new DomainOverviewReader(options);
  const document = createOpenApiDocument();

  const router = Router();
  mountEndpoints(
    router,
    {
      ...webhookRoutes(options),
      ...eventRoutes(options),
      ...deliveryRoutes(options),
      ...recordRoutes(options),
      ...importRoute(options),
      ...metricsRoutes({ scopes, metrics }),
      ...evidenceRoutes({ scopes, metrics, evidence }),
      ...timelineRoutes({ scopes, store }),
      ...overrideRoutes({ ...options, scopes }),
      ...sourceRoutes({ ...options, scopes }),
      getDomains: ({ credentials, now }) => domains.read(credentials, now),
      getHealth: async () => ({
        status: 'ok',
        unmatched: await store.countUnmatched(),
      }),
      getOpenApiDocument: async () => document,
    },
    {
      auth: options.auth,
      httpAuth: options.httpAuth,
      permissions: options.permissions,
      recentlyAllowed: new RecentDecisions(recentMs, () => 1),
      clock: options.clock ?? Date.now,
      auditor: options.auditor,
      writers: options.writers,
    },
  );
  router.use(({ method, path }, _response, next) => {
    // The router itself tells which methods a path has.
    if (method === 'OPTIONS') return next();
    throw new NotFoundError(
      `There is no ${method} ${path} here; GET /v1/openapi.json lists what there is`,
    );
  });
  return router;
}
