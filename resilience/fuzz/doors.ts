import {
  createAlertmanagerConnector,
  createGrafanaConnector,
} from '@devops-domains/backstage-plugin-devops-backend-module-alertmanager';
import { createArgoCdConnector } from '@devops-domains/backstage-plugin-devops-backend-module-argocd';
import { createAwsEcsConnector } from '@devops-domains/backstage-plugin-devops-backend-module-aws-ecs';
import {
  createAzureDevopsConnector,
  readAzureDevopsSettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-azure-devops';
import {
  createBitbucketConnector,
  readBitbucketSettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-bitbucket';
import { createFluxConnector } from '@devops-domains/backstage-plugin-devops-backend-module-flux';
import {
  createGithubConnector,
  readGithubSettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-github';
import {
  createGitlabConnector,
  readGitlabSettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-gitlab';
import {
  createJiraConnector,
  readJiraSettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-jira';
import { createPagerDutyConnector } from '@devops-domains/backstage-plugin-devops-backend-module-pagerduty';
import {
  createSentryConnector,
  readSentrySettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-sentry';
import { Connector } from '@devops-domains/backstage-plugin-devops-node';
import { Random } from '../../bench/random';
import { SECRET, TOKEN } from '../backend';
import { ENTITIES, entityRefOf, SERVICES } from '../company';
import { mutateBody, mutateHeaders } from './mutate';

/** A request that may be anything. */
export interface FuzzRequest {
  door: string;
  path: string;
  method: 'POST' | 'DELETE' | 'GET';
  headers: Record<string, string>;
  body?: Buffer;
}

/** Makes a request out of chance; `id` is another one each time. */
export type Door = (random: Random, id: number) => FuzzRequest;

const CONNECTORS: Connector[] = [
  createAlertmanagerConnector(undefined),
  createGrafanaConnector(undefined),
  createArgoCdConnector(undefined),
  createAwsEcsConnector(undefined),
  createAzureDevopsConnector(readAzureDevopsSettings(undefined)),
  createBitbucketConnector(readBitbucketSettings(undefined)),
  createFluxConnector(undefined),
  createGithubConnector(readGithubSettings(undefined)),
  createGitlabConnector(readGitlabSettings(undefined)),
  createJiraConnector(readJiraSettings(undefined)),
  createPagerDutyConnector(),
  createSentryConnector(readSentrySettings(undefined)),
];

/** Mostly signed rightly, so that what lies behind the signature is tried too. */
function webhookDoor(connector: Connector): Door {
  return (random, id) => {
    const service = id % SERVICES;
    const seed = connector.testDelivery({
      entityRef: entityRefOf(service),
      annotations: ENTITIES[service].metadata.annotations ?? {},
      id: `fuzz${id}`,
      now: Date.now(),
    });
    if (!('payload' in seed)) {
      throw new Error(
        `${connector.name} misses ${seed.missingAnnotations.join(', ')}`,
      );
    }
    const body = mutateBody(seed.payload, random);
    const headers = mutateHeaders(
      { 'content-type': 'application/json', ...seed.headers },
      random,
    );
    const [scheme] = connector.signatures;
    const proof = scheme.sign(body, SECRET, Date.now());
    return {
      door: connector.name,
      path: `/v1/webhooks/${connector.name}`,
      method: 'POST',
      headers: random() < 0.95 ? { ...headers, ...proof } : headers,
      body,
    };
  };
}

const AUTHORIZED = { authorization: `Bearer ${TOKEN}` };

const deployment = (id: number) => ({
  kind: 'deployment',
  source: 'fuzz',
  externalId: `d${id}`,
  entityRef: entityRefOf(id % SERVICES),
  repository: 'https://github.com/acme/service-1',
  environment: 'production',
  status: 'succeeded',
  startedAt: '2026-10-01T10:00:00Z',
  finishedAt: '2026-10-01T10:05:00Z',
  revision: `r${id}`,
  group: 'g',
  changes: [
    {
      revision: `c${id}`,
      authoredAt: '2026-10-01T08:00:00Z',
      parents: ['a'],
      pullRequest: { number: 1, openedAt: '2026-10-01T08:30:00Z' },
    },
  ],
  fixes: ['deployment:fuzz/d1'],
  url: 'https://example.com',
});

const incident = (id: number) => ({
  kind: 'incident',
  source: 'fuzz',
  externalId: `i${id}`,
  entityRef: entityRefOf(id % SERVICES),
  openedAt: '2026-10-01T11:00:00Z',
  resolvedAt: '2026-10-01T12:00:00Z',
  severity: 'critical',
  title: 'Down',
  causedBy: `deployment:fuzz/d${id}`,
  duplicateOf: 'incident:fuzz/i0',
});

const cdevent = (id: number) => ({
  specversion: '1.0',
  id: `e${id}`,
  source: '/fuzz',
  type: 'dev.cdevents.service.deployed.0.2.0',
  datacontenttype: 'application/json',
  data: {
    context: {
      version: '0.4.1',
      id: `e${id}`,
      source: '/fuzz',
      type: 'dev.cdevents.service.deployed.0.2.0',
      timestamp: '2026-10-01T10:00:00Z',
    },
    subject: {
      id: `s${id}`,
      source: '/fuzz',
      type: 'service',
      content: {
        environment: { id: 'production' },
        artifactId: 'pkg:oci/app@sha256%3Aabc',
      },
    },
    customData: { entityRef: entityRefOf(id % SERVICES) },
  },
});

function jsonDoor(
  path: string,
  contentType: string,
  seed: (id: number) => unknown,
): Door {
  return (random, id) => ({
    door: path,
    path,
    method: 'POST',
    headers: {
      ...mutateHeaders({ 'content-type': contentType }, random),
      ...AUTHORIZED,
    },
    body: mutateBody(seed(id), random),
  });
}

const importDoor: Door = (random, id) => ({
  door: '/v1/import',
  path: '/v1/import',
  method: 'POST',
  headers: { 'content-type': 'application/x-ndjson', ...AUTHORIZED },
  body: Buffer.concat(
    [deployment(id), incident(id), deployment(id + 1)].flatMap(seed => [
      mutateBody(seed, random),
      Buffer.from('\n'),
    ]),
  ),
});

const QUERIES = [
  'entityRef',
  'from',
  'to',
  'timeZone',
  'bucket',
  'cursor',
  'limit',
  'q',
  'status',
  'snapshot',
];
const PATHS = [
  '/v1/metrics',
  '/v1/metrics/services',
  '/v1/metrics/lead-time/evidence',
  '/v1/deployments',
  '/v1/changes',
  '/v1/sources',
  '/v1/deliveries',
  '/v1/overrides',
];
const VALUES = [
  'component:default/service-1',
  '2026-10-01T00:00:00Z',
  'week',
  'UTC',
  '\u0000',
  '🙂'.repeat(50),
  '-1',
  '1e9',
  'W10=',
  "' or 1=1 --",
];

/** Mostly a question that could be answered, with one word of it changed. */
const readDoor: Door = random => {
  const pick = (list: readonly string[]) =>
    list[Math.floor(random() * list.length)];
  const query = new URLSearchParams();
  const path = pick(PATHS);
  if (path !== '/v1/deliveries') query.append('entityRef', VALUES[0]);
  if (random() < 0.7) query.append(pick(QUERIES), pick(VALUES));
  return {
    door: 'queries',
    path: `${path}?${query}`,
    method: 'GET',
    headers: AUTHORIZED,
  };
};

/** Every door through which something comes in, and the questions. */
export const DOORS: Door[] = [
  ...CONNECTORS.map(webhookDoor),
  jsonDoor('/v1/deployments', 'application/json', id => [
    deployment(id),
    deployment(id + 7),
  ]),
  jsonDoor('/v1/changes', 'application/json', id => ({
    source: 'fuzz',
    externalId: `c${id}`,
    entityRef: entityRefOf(id % SERVICES),
    ...deployment(id).changes[0],
  })),
  jsonDoor('/v1/incidents', 'application/json', incident),
  jsonDoor('/v1/artifacts', 'application/json', id => ({
    source: 'fuzz',
    externalId: `a${id}`,
    artifact: `pkg:oci/app@sha256:${id}`,
    revision: `r${id}`,
  })),
  jsonDoor('/v1/events', 'application/cloudevents+json', cdevent),
  jsonDoor('/v1/events', 'application/cloudevents-batch+json', id => [
    cdevent(id),
    cdevent(id + 1),
  ]),
  jsonDoor('/v1/overrides', 'application/json', id => ({
    targets: [`deployment:fuzz/d${id}`],
    action: 'exclude',
    reason: 'fuzz',
  })),
  jsonDoor('/v1/metrics/query', 'application/json', id => ({
    entityRefs: [entityRefOf(id % SERVICES)],
    bucket: 'week',
  })),
  importDoor,
  readDoor,
];
