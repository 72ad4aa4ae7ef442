import { parseInstant } from '@devops-domains/backstage-plugin-devops-common';
import { Delivery } from '@devops-domains/backstage-plugin-devops-node';

export const SHA = 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3';
export const RECEIVED_AT = parseInstant('2026-11-01T12:00:00Z')!;

const project = {
  id: 7,
  web_url: 'https://gitlab.com/shop/checkout',
  path_with_namespace: 'shop/checkout',
  default_branch: 'main',
};

/** A delivery as the inbox hands it over. */
export function deliveryOf(
  payload: unknown,
  headers: Record<string, string> = {},
): Delivery {
  return { payload, headers, receivedAt: RECEIVED_AT, topic: null };
}

export function deploymentHook(part: object = {}) {
  return {
    object_kind: 'deployment',
    status: 'success',
    status_changed_at: '2026-11-01 11:00:00 +0200',
    deployment_id: 15,
    deployable_id: 796,
    deployable_url: 'https://gitlab.com/shop/checkout/-/jobs/796',
    environment: 'production',
    environment_tier: 'production',
    short_sha: SHA.slice(0, 8),
    commit_url: `https://gitlab.com/shop/checkout/-/commit/${SHA}`,
    project,
    ...part,
  };
}

export function mergeRequestHook(part: object = {}) {
  return {
    object_kind: 'merge_request',
    project,
    object_attributes: {
      iid: 12,
      action: 'merge',
      state: 'merged',
      target_branch: 'main',
      created_at: '2026-10-30 08:00:00 UTC',
      updated_at: '2026-11-01T09:00:00Z',
      merge_commit_sha: SHA,
      last_commit: { id: 'b'.repeat(40), timestamp: '2026-10-31T09:00:00Z' },
      url: 'https://gitlab.com/shop/checkout/-/merge_requests/12',
      ...part,
    },
  };
}

export function issueHook(part: object = {}, labels: string[] = []) {
  return {
    object_kind: 'issue',
    project,
    object_attributes: {
      iid: 3,
      type: 'Incident',
      action: 'open',
      state: 'opened',
      severity: 'high',
      title: 'Checkout is down',
      description: null,
      created_at: '2026-11-01T10:00:00Z',
      closed_at: null,
      updated_at: '2026-11-01T10:00:00Z',
      url: 'https://gitlab.com/shop/checkout/-/issues/3',
      ...part,
    },
    labels: labels.map(title => ({ title })),
  };
}

export function pushHook(part: object = {}) {
  return {
    object_kind: 'push',
    ref: 'refs/heads/main',
    project_id: 7,
    project,
    commits: [
      {
        id: SHA,
        timestamp: '2026-11-01T08:30:00+00:00',
        url: `https://gitlab.com/shop/checkout/-/commit/${SHA}`,
        author: { name: 'Kim', email: 'kim@example.org' },
      },
    ],
    total_commits_count: 1,
    ...part,
  };
}

export function pipelineHook(builds: object[], part: object = {}) {
  return {
    object_kind: 'pipeline',
    project,
    object_attributes: {
      id: 31,
      sha: SHA,
      status: 'success',
      created_at: '2026-11-01T08:00:00Z',
      finished_at: '2026-11-01T08:10:00Z',
      duration: 300,
      url: 'https://gitlab.com/shop/checkout/-/pipelines/31',
      ...part,
    },
    builds,
  };
}

export function jobHook(part: object = {}) {
  return {
    object_kind: 'build',
    build_id: 796,
    build_name: 'deploy',
    build_status: 'success',
    build_started_at: '2026-11-01 08:55:00 UTC',
    build_finished_at: '2026-11-01 09:00:00 UTC',
    sha: SHA,
    project_id: 7,
    environment: {
      name: 'production',
      action: 'start',
      deployment_tier: 'production',
    },
    repository: { homepage: 'https://gitlab.com/shop/checkout' },
    ...part,
  };
}
