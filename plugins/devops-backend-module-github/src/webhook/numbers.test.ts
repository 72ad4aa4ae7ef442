import {
  ChangeRecord,
  computeFacts,
  DEFAULT_DEFINITIONS,
  DeploymentRecord,
  StoredRecord,
} from '@devops-domains/backstage-plugin-devops-common';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import {
  deploymentStatus,
  examplesOf,
  HEAD_SHA,
  mergedPullRequest,
  review,
  SHA,
} from '../__testUtils__/events';
import { readGithubSettings } from '../configuration/githubSettings';
import { createGithubConnector } from './createGithubConnector';

const SERVICE = 'component:default/checkout';
const HOUR = 3_600_000;

const push = {
  ...examplesOf('push')[4],
  before: HEAD_SHA,
  after: SHA,
  created: false,
  forced: false,
  commits: [{ id: SHA, timestamp: '2026-11-01T09:00:00Z', distinct: true }],
};

const released = (id: number, sha: string, at: string) =>
  deploymentStatus('success', at, { id, sha, created_at: at });

it('webhooks alone tell what a release carried, and how long each stage took', () => {
  const records = storedAfter(createGithubConnector(readGithubSettings()), [
    released(1, HEAD_SHA, '2026-10-30T10:00:00Z'),
    review('2026-10-30T09:00:00Z', 'approved'),
    mergedPullRequest(),
    push,
    released(2, SHA, '2026-11-01T10:00:00Z'),
  ]).map((record): StoredRecord => ({ ...record, service: SERVICE }));
  const { changes } = computeFacts(
    {
      service: SERVICE,
      productionEnvironments: null,
      deployments: records.filter(
        (one): one is DeploymentRecord => one.kind === 'deployment',
      ),
      changes: records.filter(
        (one): one is ChangeRecord => one.kind === 'change',
      ),
      incidents: [],
      artifacts: [],
      foreignDeployments: [],
    },
    DEFAULT_DEFINITIONS,
  );
  expect(changes).toEqual([
    expect.objectContaining({
      revision: SHA,
      releaseId: 'github/2',
      leadTimeMs: HOUR,
      pickupMs: HOUR,
      reviewMs: 48 * HOUR,
      deliveryMs: HOUR,
      findings: ['start-from-commit-date'],
    }),
  ]);
});
