import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  DEFAULT_DEFINITIONS,
  DeliveryDetail,
  WriteResult,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  FactsReader,
  OverrideReader,
  RecordWriter,
} from '../../store/contract';
import { MatchIndex } from '../../ingestion/matching';
import { Writers } from '../../writers/Writers';
import { createCdeventsConnector } from '../../cdevents';
import { fakeConnectors } from '../../inbox/__testUtils__/fakeConnector';
import { createRouter, RouterOptions } from '../createRouter';
import { component } from './testCatalog';

/** A store with nothing in it. */
export const emptyStore: FactsReader = {
  readFacts: async () => [],
  readFactBlocks: async () => ({ services: [], stale: new Set() }),
  readFactsState: async () => ({ version: '1', stale: false }),
  readTimeline: async () => ({ items: [], nextCursor: null }),
  readLive: async () => [],
  readWaitingChanges: async () => ({ items: [], total: 0, nextCursor: null }),
  readRecords: async () => [],
  readServedServices: async () => [],
  readSources: async () => [],
  countUnmatched: async () => 3,
};

const service = 'component:default/checkout';

/** Everybody may write everything. */
export const freeWriters = new Writers({
  entries: [],
  access: { holdsSecret: () => true, issuers: [] },
});

/** A correction that was made before, whatever it is asked for by. */
export const oneOverride: OverrideReader = {
  readOverrides: async () => ({ items: [], nextCursor: null }),
  readOverridesById: async ids =>
    ids.map(id => ({
      record: {
        kind: 'override',
        id,
        source: 'portal',
        externalId: id.replace('portal/', ''),
        service: null,
        repository: null,
        url: null,
        target: 'deployment:ci/1',
        action: 'exclude',
        relation: null,
        to: null,
        type: null,
        reason: null,
        decidedAt: 0,
      },
      service,
      deleted: false,
      updatedAt: 0,
    })),
};

/** A store that knows every deployment that it is asked for, and nothing else. */
const storeOfDeployments: FactsReader = {
  ...emptyStore,
  readRecords: async ids =>
    ids.map(id => ({
      kind: 'deployment',
      id,
      source: id.slice(0, id.indexOf('/')),
      externalId: id.slice(id.indexOf('/') + 1),
      service,
      repository: null,
      url: null,
      environment: 'production',
      environmentTier: null,
      status: 'running',
      startedAt: null,
      finishedAt: null,
      revision: null,
      artifact: null,
      type: null,
      group: null,
      changes: null,
      fixes: null,
    })),
};

/** Accepts what has an id, rejects the rest. */
export class ListingWriter implements RecordWriter {
  readonly written: unknown[] = [];

  async write(records: unknown[]): Promise<WriteResult[]> {
    return records.map(record => {
      const { source, externalId } = (record ?? {}) as Record<string, string>;
      if (!source) {
        const problems = [{ path: '$.source', message: 'is missing' }];
        return { source: null, externalId: null, result: 'rejected', problems };
      }
      if (source === 'unknown') {
        const problems = [{ path: '$.kind', message: 'is missing' }];
        return { source, externalId, result: 'rejected', problems };
      }
      this.written.push(record);
      return { source, externalId, result: 'created' };
    });
  }
}

const DELIVERY: DeliveryDetail = {
  id: '4711',
  source: 'fake',
  event: 'unknown',
  topic: null,
  status: 'waiting',
  reason: null,
  receivedAt: '2026-11-01T00:00:00.000Z',
  processedAt: null,
  attempts: 0,
  bytes: 2,
  test: false,
  deliveryKey: 'a',
  headers: {},
  payload: '{}',
  payloadTruncated: false,
  records: [],
};

/** An inbox that keeps nothing, of a source that anybody may be. */
export const emptyInbox: Pick<
  RouterOptions,
  'inbox' | 'deliveries' | 'connectors' | 'webhooks' | 'refusals'
> = {
  inbox: { isFull: false, keep: async () => ({ id: 4711, duplicate: false }) },
  deliveries: {
    log: {
      list: async () => ({ items: [], nextCursor: null, counts: [] }),
      read: async () => DELIVERY,
    },
    replay: async () => {},
  },
  connectors: new Map([
    ...fakeConnectors,
    ['cdevents', createCdeventsConnector()],
  ]),
  webhooks: new Map([['fake', { secrets: [], allowUnsigned: true }]]),
  refusals: { note: () => {} },
};

/** Nothing feeds the portal; a test event comes nowhere. */
export const emptySources: RouterOptions['sources'] = {
  directory: {
    byRefs: async refs =>
      new Map(
        refs.map(entityRef => [
          entityRef,
          { entityRef, uid: null, annotations: {} },
        ]),
      ),
    byUids: async () => new Map(),
    index: async () => new MatchIndex([]),
  },
  health: {
    readFor: async () => ({ sources: [], missing: [] }),
    readAll: async () => ({ sources: [], missing: [] }),
  },
  tester: {
    test: async ({ name }, { entityRef }) => ({
      source: name,
      entityRef,
      delivery: null,
      steps: [],
      deleted: true,
    }),
  },
};

/** The routes alone, behind the framework's own HTTP, authentication and errors. */
export async function startRouter(
  options: {
    decision?: 'ALLOW' | 'DENY';
    /** Names of permissions that are refused, whatever is decided on the others. */
    denied?: readonly string[];
    store?: FactsReader;
  } = {},
) {
  const writer = new ListingWriter();
  const audited: string[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: async event => {
      audited.push(`${event.eventId} started`);
      return {
        success: async () => void audited.push(`${event.eventId} succeeded`),
        fail: async () => void audited.push(`${event.eventId} failed`),
      };
    },
  });
  const { decision = 'ALLOW', denied = [] } = options;
  const plugin = createBackendPlugin({
    pluginId: 'devops',
    register(env) {
      env.registerInit({
        deps: {
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          permissions: coreServices.permissions,
        },
        async init({ httpRouter, ...services }) {
          httpRouter.use(
            await createRouter({
              ...services,
              ...emptyInbox,
              auditor,
              store: options.store ?? storeOfDeployments,
              overrides: oneOverride,
              writer,
              writers: freeWriters,
              sources: emptySources,
              definitions: DEFAULT_DEFINITIONS,
              readIncidentHealth: async () => () => false,
              readWaitingDeployments: async () => () => 0,
              sampleSources: new Set(),
              domainNamespace: 'devops',
            }),
          );
        },
      });
    },
  });
  const { server } = await startTestBackend({
    features: [
      plugin,
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission: { name } }) => ({
            result: AuthorizeResult[denied.includes(name) ? 'DENY' : decision],
          })),
      }).factory,
      catalogServiceMock.factory({
        entities: [component('checkout'), component('cart')],
      }),
    ],
  });
  return { server, writer, audited };
}

export const asService = mockCredentials.service.header();
export const asUser = mockCredentials.user.header();
export const asNobody = mockCredentials.none.header();
