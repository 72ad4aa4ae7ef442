import { entityRefOf, SERVICES } from '../company';

/** As a pipeline sends it. */
export const deployment = (id: number) => ({
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

/** As an alerting system sends it. */
export const incident = (id: number) => ({
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

/** A CloudEvent in structured form. */
export const cdevent = (id: number) => ({
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
