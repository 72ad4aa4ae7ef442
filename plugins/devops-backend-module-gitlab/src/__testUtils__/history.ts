import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Entity } from '@backstage/catalog-model';
import { GitlabSource } from '../backfill/GitlabSource';
import { readGitlabBackfill } from '../configuration/backfillSettings';
import { readGitlabSettings } from '../configuration/gitlabSettings';
import { FakeGitlab, FakeProject } from './FakeGitlab';

export const NOW = Date.parse('2026-11-20T00:00:00Z');

const DAY = 86_400_000;

/** ISO text of so many days before {@link NOW}. */
export const daysAgo = (days: number) =>
  new Date(NOW - days * DAY).toISOString();

/** A commit's id, readable in a failed test. */
export const sha = (name: string) =>
  Buffer.from(name).toString('hex').padEnd(40, '0').slice(0, 40);

export function commit(name: string, days: number, parents: string[]) {
  return {
    id: sha(name),
    parent_ids: parents.map(sha),
    authored_date: daysAgo(days + 1),
    committed_date: daysAgo(days),
    author_name: 'Kim',
    author_email: 'kim@example.org',
  };
}

export function deployment(
  id: number,
  name: string,
  days: number,
  part: object = {},
) {
  return {
    id,
    sha: sha(name),
    status: 'success',
    created_at: daysAgo(days + 0.01),
    updated_at: daysAgo(days),
    environment: { id: 1, name: 'live', external_url: null },
    deployable: {
      id: 1000 + id,
      name: 'deploy',
      started_at: daysAgo(days + 0.005),
      finished_at: daysAgo(days),
      web_url: `https://example.org/-/jobs/${1000 + id}`,
    },
    ...part,
  };
}

/** Four releases in 100 days, one of them before the window, with what belongs to them. */
export function addShop(gitlab: FakeGitlab): FakeProject {
  return gitlab.add({
    id: 7,
    path: 'shop/checkout',
    environments: [
      { name: 'live', tier: 'production' },
      { name: 'qa', tier: 'testing' },
    ],
    commits: [
      commit('a', 101, []),
      commit('b', 62, ['a']),
      commit('c', 61, ['b']),
      commit('d', 31, ['c']),
      commit('e', 30.5, ['c', 'd']),
      commit('f', 2, ['e']),
    ],
    deployments: [
      deployment(1, 'a', 100),
      deployment(2, 'c', 60),
      deployment(3, 'e', 30),
      deployment(4, 'c', 29),
      deployment(5, 'f', 1),
      deployment(6, 'f', 1.5, { environment: { name: 'qa' } }),
      deployment(7, 'f', 0.5, { status: 'running', deployable: null }),
    ],
    mergeRequests: [
      {
        id: 501,
        iid: 12,
        target_branch: 'main',
        state: 'merged',
        created_at: daysAgo(31),
        merged_at: daysAgo(30.5),
        updated_at: daysAgo(30.4),
        merge_commit_sha: sha('e'),
        squash_commit_sha: null,
        sha: sha('d'),
        author: { id: 1, username: 'kim' },
        web_url: 'https://example.org/-/merge_requests/12',
      },
    ],
    commitsOf: { 12: [{ ...commit('d', 31, []), parent_ids: [] }] },
    notesOf: {
      12: [
        {
          body: 'Ready',
          system: false,
          created_at: daysAgo(30.95),
          author: { id: 1, username: 'kim' },
        },
        {
          body: 'Scanned',
          system: false,
          created_at: daysAgo(30.9),
          author: { id: 9, username: 'project_7_bot_0a' },
        },
        ...[1, 9].map(id => ({
          body: 'approved this merge request',
          system: true,
          created_at: daysAgo(30.85),
          author: { id, username: id === 1 ? 'kim' : 'group_7_bot_0a' },
        })),
        {
          body: 'Why?',
          system: false,
          created_at: daysAgo(30.8),
          author: { id: 2, username: 'lee' },
        },
        {
          body: 'approved this merge request',
          system: true,
          created_at: daysAgo(30.7),
          author: { id: 2, username: 'lee' },
        },
        {
          body: 'Late',
          system: false,
          created_at: daysAgo(30.1),
          author: { id: 3, username: 'ann' },
        },
      ],
    },
    issues: [
      {
        id: 900,
        iid: 3,
        issue_type: 'incident',
        labels: ['incident'],
        state: 'closed',
        severity: 'HIGH',
        title: 'Checkout is down',
        created_at: daysAgo(29.5),
        closed_at: daysAgo(29),
        updated_at: daysAgo(29),
        web_url: 'https://example.org/-/issues/3',
      },
      {
        id: 901,
        iid: 4,
        issue_type: 'issue',
        labels: ['bug'],
        state: 'opened',
        title: 'A typo',
        created_at: daysAgo(5),
        updated_at: daysAgo(5),
      },
    ],
  });
}

export function component(
  name: string,
  annotations: Record<string, string>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
  };
}

/** A source that reads this GitLab, and the catalog with these entities. */
export function sourceOf(
  gitlab: FakeGitlab,
  entities: Entity[],
  options: { now?: number; token?: string; config?: object } = {},
): GitlabSource {
  const root = mockServices.rootConfig({
    data: {
      integrations: {
        gitlab: [
          {
            host: gitlab.host,
            apiBaseUrl: `http://${gitlab.host}/api/v4`,
            baseUrl: `http://${gitlab.host}`,
            token: options.token ?? 'glpat-secret',
          },
        ],
      },
      ...options.config,
    },
  });
  return new GitlabSource({
    settings: {
      ...readGitlabBackfill(root),
      ...readGitlabSettings(root.getOptionalConfig('devops.sources.gitlab')),
    },
    integrations: ScmIntegrations.fromConfig(root),
    catalog: catalogServiceMock({ entities }),
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
    clock: () => options.now ?? NOW,
    retryMs: 1,
  });
}
