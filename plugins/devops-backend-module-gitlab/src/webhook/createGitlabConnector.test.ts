import { ConfigReader } from '@backstage/config';
import { parseRecord } from '@devops-domains/backstage-plugin-devops-common';
import { Reading } from '@devops-domains/backstage-plugin-devops-node';
import {
  deliveryOf,
  deploymentHook,
  issueHook,
  mergeRequestHook,
  pushHook,
  RECEIVED_AT,
} from '../__testUtils__/hooks';
import { readGitlabSettings } from '../configuration/gitlabSettings';
import { createGitlabConnector } from './createGitlabConnector';

const connector = createGitlabConnector(readGitlabSettings());

const read = (payload: unknown): Reading => connector.read(deliveryOf(payload));

describe('createGitlabConnector', () => {
  it.each([
    ['deployment.success', deploymentHook()],
    ['merge_request.merge', mergeRequestHook()],
    ['issue.open', issueHook()],
    ['push', pushHook()],
    ['build.failed', { object_kind: 'build', build_status: 'failed' }],
    [
      'pipeline.running',
      { object_kind: 'pipeline', object_attributes: { status: 'running' } },
    ],
    ['project_create', { event_name: 'project_create' }],
    ['unknown', { object_kind: 4 }],
    ['unknown', null],
  ])('calls a delivery %s', (event, payload) => {
    expect(connector.identify(deliveryOf(payload))).toEqual({
      id: null,
      event,
    });
  });

  it('knows a repeated delivery by its key, and by no other header', () => {
    const idOf = (headers: Record<string, string>) =>
      connector.identify(deliveryOf(pushHook(), headers)).id;
    expect(idOf({ 'idempotency-key': 'k1', 'x-gitlab-event-uuid': 'u' })).toBe(
      'k1',
    );
    expect(idOf({ 'x-gitlab-event-uuid': 'u' })).toBeNull();
    expect(connector.headers).toEqual(['idempotency-key']);
  });

  it.each([
    [{ object_kind: 'wiki_page' }, /'wiki_page' events say nothing/],
    [{ event_name: 'project_create' }, /not a GitLab event/],
    [[], /not a GitLab event/],
    ['text', /not a GitLab event/],
  ])('ignores %j', (payload, reason) => {
    expect(read(payload)).toEqual({ ignored: expect.stringMatching(reason) });
  });

  it.each([
    [deploymentHook({ project: undefined }), /: project: /],
    [deploymentHook({ environment: 3 }), /: environment: /],
    [deploymentHook({ status_changed_at: 'today' }), /: status_changed_at: /],
    [issueHook({ created_at: null }), /: object_attributes\.created_at: /],
    [pushHook({ commits: [{ id: 1 }] }), /: commits\[0\]\.id: /],
  ])('fails on what GitLab does not send, case %#', (payload, message) => {
    expect(() => read(payload)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringMatching(message),
      }),
    );
  });

  it('accepts the secret token and the signing token', () => {
    const now = RECEIVED_AT;
    const body = Buffer.from(JSON.stringify(pushHook()));
    for (const [index, secret] of ['whsec_c2VjcmV0', 'plain'].entries()) {
      const scheme = connector.signatures[index];
      const headers = scheme.sign(body, secret, now);
      expect(scheme.verify({ headers, body }, secret, now)).toBe('valid');
      expect(scheme.verify({ headers, body }, 'other', now)).toBe('invalid');
    }
    expect(connector.signatures.flatMap(({ headers }) => headers)).toEqual([
      'webhook-signature',
      'webhook-timestamp',
      'webhook-id',
      'x-gitlab-token',
    ]);
  });
});

describe('a test delivery', () => {
  const target = {
    entityRef: 'component:default/checkout',
    id: 'test1a2b',
    now: RECEIVED_AT,
  };

  it.each([
    [
      { 'gitlab.com/project-slug': 'shop/checkout' },
      'https://gitlab.com/shop/checkout',
    ],
    [
      {
        'gitlab.com/project-slug': 'shop/checkout',
        'gitlab.com/instance': 'git.example.org',
      },
      'https://git.example.org/shop/checkout',
    ],
    [
      {
        'backstage.io/source-location':
          'url:https://git.example.org/a/b/c/-/tree/main/',
      },
      'https://git.example.org/a/b/c',
    ],
  ])('of %j deploys to test', (annotations, repository) => {
    const delivery = connector.testDelivery({ ...target, annotations });
    if (!('payload' in delivery)) {
      throw new Error('No delivery');
    }
    const reading = read(delivery.payload);
    expect(reading).toMatchObject({
      records: [
        {
          repository,
          environment: 'test',
          environmentTier: 'testing',
          status: 'succeeded',
          finishedAt: '2026-11-01T12:00:00.000Z',
          externalId: expect.stringMatching(/test1a2b$/),
        },
      ],
    });
    const [record] = 'records' in reading ? reading.records : [];
    expect(parseRecord({ ...record, source: 'gitlab' })).toMatchObject({
      ok: true,
    });
  });

  it('needs an annotation', () => {
    expect(connector.testDelivery({ ...target, annotations: {} })).toEqual({
      missingAnnotations: connector.annotations,
    });
  });
});

describe('readGitlabSettings', () => {
  it.each([
    [{ deploymentsFrom: 'tags' }, /deploymentsFrom': must be one of/],
    [{ deployJobs: '(' }, /deployJobs': is no regular expression/],
  ])('refuses %j', (data, message) => {
    expect(() => readGitlabSettings(new ConfigReader(data))).toThrow(message);
  });
});
