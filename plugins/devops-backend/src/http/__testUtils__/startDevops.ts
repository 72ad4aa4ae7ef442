import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { BackendFeature, ServiceFactory } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabaseId,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  EndpointId,
  EvidenceRow,
  WriteResult,
} from '@devops-domains/backstage-plugin-devops-common';
import request, { Response } from 'supertest';
import devopsPlugin from '../../index';
import { createDatabases } from '../../store/__testUtils__/databases';
import { findDeviations } from './documentedAnswer';
import { testCatalogFactory } from './testCatalog';

const BASE = '/api/devops';

/** A database, and the configuration that leads to it; both outlive a backend that uses them. */
export interface BackendDatabase {
  config: JsonObject;
  factory: ServiceFactory;
}

/** A database in memory, for tests that are not about what is kept. */
export const MEMORY: BackendDatabase = {
  config: { client: 'better-sqlite3', connection: ':memory:' },
  factory: databaseServiceFactory,
};

/** The databases that the started plugin is tested on; call it once in a test file. */
export function createBackendDatabases() {
  const { databases, each } = createDatabases();
  const directory = createMockDirectory();
  let files = 0;
  return {
    each,
    /** An empty database of its own: a real file, or one on the PostgreSQL of the test run. */
    async create(id: TestDatabaseId): Promise<BackendDatabase> {
      if (id !== 'SQLITE_3') {
        const knex = await databases.init(id);
        return {
          config: {},
          factory: mockServices.database.factory({ knex }),
        };
      }
      files += 1;
      const folder = directory.resolve(`portal-${files}`);
      return {
        config: { client: 'better-sqlite3', connection: { directory: folder } },
        factory: databaseServiceFactory,
      };
    },
  };
}

/** The whole plugin behind a real HTTP server, on a real database. */
export async function startDevops(options: {
  database: BackendDatabase;
  entities: Entity[];
  devops?: JsonObject;
  /** With it the real authentication runs, and mock credentials are worth nothing. */
  externalAccess?: JsonObject[];
  /** Modules that add sources. */
  modules?: BackendFeature[];
}) {
  const { externalAccess } = options;
  const realAuth = [
    authServiceFactory,
    httpAuthServiceFactory,
    permissionsServiceFactory,
  ];
  const backend = await startTestBackend({
    features: [
      devopsPlugin,
      ...(options.modules ?? []),
      options.database.factory,
      ...(externalAccess ? realAuth : []),
      testCatalogFactory(options.entities),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: options.database.config,
            ...(externalAccess ? { auth: { externalAccess } } : {}),
          },
          ...(options.devops ? { devops: options.devops } : {}),
        },
      }),
    ],
  });
  const { server } = backend;
  const asService = { authorization: mockCredentials.service.header() };
  const asUser = { authorization: mockCredentials.user.header() };

  /** Deviations from the OpenAPI document fail the test that meets them. */
  const documented = (id: EndpointId, response: Response): Response => {
    expect(findDeviations(id, response)).toEqual([]);
    return response;
  };

  const get = async (
    id: EndpointId,
    path: string,
    query: Record<string, unknown> = {},
  ) =>
    documented(
      id,
      await request(server).get(`${BASE}${path}`).set(asUser).query(query),
    );

  return {
    server,
    asService,
    asUser,
    documented,
    get,
    stop: () => backend.stop(),

    async send(
      kind: 'deployments' | 'changes' | 'incidents' | 'artifacts',
      records: unknown,
    ): Promise<Response> {
      const ids = {
        deployments: 'sendDeployments',
        changes: 'sendChanges',
        incidents: 'sendIncidents',
        artifacts: 'sendArtifacts',
      } as const;
      return documented(
        ids[kind],
        await request(server)
          .post(`${BASE}/v1/${kind}`)
          .set(asService)
          .send(records as object),
      );
    },

    async import(lines: (string | object)[]): Promise<Response> {
      const text = lines
        .map(line => (typeof line === 'string' ? line : JSON.stringify(line)))
        .join('\n');
      return documented(
        'importRecords',
        await request(server)
          .post(`${BASE}/v1/import`)
          .set(asService)
          .set('content-type', 'application/x-ndjson')
          .send(text),
      );
    },

    /** All rows behind a number, read page by page. */
    async evidence(
      metric: string,
      query: { entityRef: string; snapshot: string; side?: string },
    ): Promise<EvidenceRow[]> {
      const path = `/v1/metrics/${metric}/evidence`;
      const rows: EvidenceRow[] = [];
      let cursor: string | undefined;
      do {
        const page = { ...query, limit: 7, ...(cursor ? { cursor } : {}) };
        const { body, status } = await get('getEvidence', path, page);
        expect(status).toBe(200);
        rows.push(...body.items);
        cursor = body.nextCursor ?? undefined;
        expect(cursor ? body.total : rows.length).toBe(body.total);
      } while (cursor);
      return rows;
    },

    /** The metrics once all facts are computed. */
    async metrics(query: Record<string, unknown>): Promise<Response> {
      for (;;) {
        const response = await get('getMetrics', '/v1/metrics', query);
        if (response.status !== 200 || !response.body.stale) return response;
        await new Promise(resolve => setTimeout(resolve, 20));
      }
    },
  };
}

export type Devops = Awaited<ReturnType<typeof startDevops>>;

/** What became of each record of a write. */
export function resultsOf({ body }: Response): string[] {
  return body.results.map(({ result }: WriteResult) => result);
}
