import { Reading } from '@devops-domains/backstage-plugin-devops-node';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import {
  deliveryOf,
  deploymentHook,
  jobHook,
  pipelineHook,
  SHA,
} from '../__testUtils__/hooks';
import {
  DeploymentsFrom,
  readGitlabSettings,
} from '../configuration/gitlabSettings';
import { createGitlabConnector } from './createGitlabConnector';

const from = (
  deploymentsFrom: DeploymentsFrom,
  payload: unknown,
  more: { deployJobs?: RegExp; deployEnvironment?: string } = {},
): Reading =>
  createGitlabConnector({
    ...readGitlabSettings(),
    deploymentsFrom,
    ...more,
  }).read(deliveryOf(payload));

const read = (part: object) => from('deployments', deploymentHook(part));

describe('a deployment event', () => {
  it('is a deployment of the project', () => {
    expect(read({})).toEqual({
      records: [
        {
          kind: 'deployment',
          externalId: 'gitlab.com/projects/7/jobs/796',
          repository: 'https://gitlab.com/shop/checkout',
          environment: 'production',
          environmentTier: 'production',
          status: 'succeeded',
          finishedAt: '2026-11-01T09:00:00.000Z',
          updatedAt: '2026-11-01T09:00:00.000Z',
          revision: SHA,
          url: 'https://gitlab.com/shop/checkout/-/jobs/796',
        },
      ],
    });
  });

  it.each([
    ['created', 'queued', false, false],
    ['blocked', 'queued', false, false],
    ['running', 'running', true, false],
    ['success', 'succeeded', false, true],
    ['failed', 'failed', false, true],
    ['canceled', 'cancelled', false, true],
    ['skipped', 'cancelled', false, true],
  ])('%s is %s', (sent, status, starts, finishes) => {
    const reading = read({ status: sent });
    const at = '2026-11-01T09:00:00.000Z';
    const [record] = 'records' in reading ? reading.records : [];
    expect(record).toMatchObject({ status, updatedAt: at });
    expect('startedAt' in record && record.startedAt === at).toBe(starts);
    expect('finishedAt' in record && record.finishedAt === at).toBe(finishes);
  });

  it('made through the API is known by its own id', () => {
    expect(read({ deployable_id: null, deployable_url: null })).toMatchObject({
      records: [{ externalId: 'gitlab.com/projects/7/deployments/15' }],
    });
  });

  it('of an old GitLab has the time of arrival and the id of its job', () => {
    expect(
      read({
        deployment_id: undefined,
        status_changed_at: undefined,
        environment_tier: undefined,
        commit_url: null,
      }),
    ).toMatchObject({
      records: [
        {
          externalId: 'gitlab.com/projects/7/jobs/796',
          finishedAt: '2026-11-01T12:00:00.000Z',
        },
      ],
    });
  });

  it.each([
    [{ status: 'undeployed' }, /status 'undeployed' says nothing/],
    [{ deployment_id: null, deployable_id: null }, /neither deployment_id/],
  ])('is ignored with %j', (part, reason) => {
    expect(read(part)).toEqual({ ignored: expect.stringMatching(reason) });
  });

  it('is ignored where pipelines are the deployments', () => {
    expect(from('pipelines', deploymentHook())).toEqual({
      ignored: expect.stringContaining('read from pipelines'),
    });
  });
});

describe('a job event', () => {
  it('is the same deployment as the deployment event', () => {
    const reading = from('deployments', deploymentHook());
    const [expected] = 'records' in reading ? reading.records : [];
    expect(from('jobs', jobHook())).toEqual({
      records: [{ ...expected, startedAt: '2026-11-01T08:55:00.000Z' }],
    });
  });

  it.each([
    [jobHook({ environment: null }), {}, /'deploy' deploys nothing/],
    [
      jobHook({ environment: { name: 'x', action: 'stop' } }),
      {},
      /deploys nothing/,
    ],
    [jobHook(), { deployJobs: /^release/ }, /deploys nothing/],
    [jobHook({ build_status: 'created' }), {}, /has not started/],
    [jobHook({ repository: null }), {}, /names no project/],
    [
      jobHook({ environment: null }),
      { deployJobs: /^deploy/ },
      /names no environment/,
    ],
  ])('is ignored, case %#', (payload, more, reason) => {
    expect(from('jobs', payload, more)).toEqual({
      ignored: expect.stringMatching(reason),
    });
  });

  it('deploys where the configuration says so', () => {
    expect(
      from('jobs', jobHook({ environment: null }), {
        deployJobs: /^deploy/,
        deployEnvironment: 'live',
      }),
    ).toMatchObject({ records: [{ environment: 'live' }] });
  });
});

describe('a pipeline event', () => {
  const deploy = {
    name: 'deploy',
    status: 'success',
    environment: {
      name: 'prod',
      action: 'start',
      deployment_tier: 'production',
    },
  };

  it('is one deployment, however many jobs deploy', () => {
    expect(from('pipelines', pipelineHook([deploy, deploy]))).toEqual({
      records: [
        {
          kind: 'deployment',
          externalId: 'gitlab.com/projects/7/pipelines/31',
          repository: 'https://gitlab.com/shop/checkout',
          environment: 'prod',
          environmentTier: 'production',
          status: 'succeeded',
          startedAt: '2026-11-01T08:05:00.000Z',
          finishedAt: '2026-11-01T08:10:00.000Z',
          updatedAt: expect.any(String),
          revision: SHA,
          url: 'https://gitlab.com/shop/checkout/-/pipelines/31',
        },
      ],
    });
  });

  it('stays deployed when a job that is run later by hand fails', () => {
    const ended = (status: string, time: string) =>
      pipelineHook([deploy], { status, finished_at: `2026-11-01T${time}Z` });
    const failed = ended('failed', '08:10:00');
    const deployed = ended('success', '08:20:00');
    const cleanup = ended('failed', '14:00:00');
    const again = ended('success', '15:00:00');
    const connector = createGitlabConnector({
      ...readGitlabSettings(),
      deploymentsFrom: 'pipelines',
    });
    for (const life of [
      [failed, deployed, cleanup, again],
      [again, cleanup, deployed, failed],
    ]) {
      expect(storedAfter(connector, life)).toMatchObject([
        { status: 'succeeded', finishedAt: Date.parse('2026-11-01T08:20:00Z') },
      ]);
    }
  });

  it.each([
    [pipelineHook([{ ...deploy, status: 'skipped' }]), /none of its jobs/],
    [pipelineHook([deploy], { status: 'running' }), /has not ended/],
    [pipelineHook([{ ...deploy, environment: null }]), /none of its jobs/],
  ])('is ignored, case %#', (payload, reason) => {
    expect(from('pipelines', payload)).toEqual({
      ignored: expect.stringMatching(reason),
    });
  });

  it('is ignored where deployments have events of their own', () => {
    expect(from('deployments', pipelineHook([deploy]))).toEqual({
      ignored: expect.stringContaining('not from pipelines'),
    });
  });
});
