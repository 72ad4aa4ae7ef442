import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { GithubSource } from '../backfill/GithubSource';
import { readGithubBackfill } from '../configuration/backfillSettings';
import { readGithubSettings } from '../configuration/githubSettings';
import { FakeCommit, FakeGithub, FakeRepository } from './FakeGithub';

export const NOW = Date.parse('2026-11-20T00:00:00Z');

const DAY = 86_400_000;

/** ISO text of so many days before {@link NOW}, in whole seconds as GitHub has it. */
export const daysAgo = (days: number) =>
  new Date(Math.round((NOW - days * DAY) / 1000) * 1000)
    .toISOString()
    .replace('.000Z', 'Z');

/** A commit's id, readable in a failed test. */
export const sha = (name: string) =>
  Buffer.from(name).toString('hex').padEnd(40, '0').slice(0, 40);

export function commit(
  name: string,
  days: number,
  parents: string[],
): FakeCommit {
  return {
    sha: sha(name),
    html_url: `https://github.example.org/shop/checkout/commit/${sha(name)}`,
    parents: parents.map(parent => ({ sha: sha(parent) })),
    commit: {
      author: { date: daysAgo(days + 1) },
      committer: { date: daysAgo(days) },
    },
    author: { id: 1, type: 'User' },
  };
}

const status = (state: string, days: number) => ({
  id: 1,
  state,
  created_at: daysAgo(days),
  log_url: '',
});

/** Adds a deployment that took an hour, with the states that GitHub sets. */
export function deploy(
  repository: FakeRepository,
  id: number,
  name: string,
  days: number,
  part: object = {},
) {
  const deployment = {
    id,
    sha: sha(name),
    task: 'deploy',
    payload: {},
    environment: 'production',
    original_environment: 'production',
    created_at: daysAgo(days + 1 / 24),
    updated_at: daysAgo(days),
    ...part,
  };
  repository.deployments.push(deployment);
  repository.statuses[id] = [
    status('inactive', days - 0.5),
    status('success', days - 0.1),
    status('success', days),
    status('in_progress', days + 0.5 / 24),
    status('queued', days + 0.9 / 24),
  ];
  return deployment;
}

export function mergedPull(
  number: number,
  mergeCommit: string,
  days: number,
  part: object = {},
) {
  return {
    id: 500 + number,
    number,
    created_at: daysAgo(days + 1),
    updated_at: daysAgo(days - 0.1),
    merged_at: daysAgo(days),
    merge_commit_sha: sha(mergeCommit),
    html_url: `https://github.example.org/shop/checkout/pull/${number}`,
    user: { id: 1, type: 'User' },
    head: { sha: sha('head') },
    base: { ref: 'main' },
    ...part,
  };
}

const reviewOf = (id: number, state: string, days: number, type = 'User') => ({
  id: 1,
  user: { id, type },
  state,
  submitted_at: daysAgo(days),
});

/** Releases in 100 days, one of them before the window, a merge, a squash and a rebase, and an incident. */
export function addShop(github: FakeGithub): FakeRepository {
  const shop = github.add({
    id: 7,
    slug: 'shop/checkout',
    commits: [
      commit('a', 101, []),
      commit('b', 62, ['a']),
      commit('c', 61, ['b']),
      commit('d', 31, ['c']),
      commit('e', 30.5, ['c', 'd']),
      commit('f', 3, ['e']),
      commit('g', 2, ['f']),
    ],
    // Merge of d, squash, rebase of another commit.
    pulls: [
      mergedPull(12, 'e', 30.5),
      mergedPull(13, 'f', 3),
      mergedPull(14, 'g', 2),
      mergedPull(15, 'z', 1.5, { merged_at: null }),
      mergedPull(16, 'y', 1.4, { base: { ref: 'feature' } }),
    ],
    commitsOf: {
      12: [commit('d', 31, ['c'])],
      13: [commit('f1', 6, ['e']), commit('f2', 5, ['f1'])],
      14: [commit('g1', 2.5, ['e'])],
    },
    reviewsOf: {
      12: [
        reviewOf(1, 'COMMENTED', 31.4),
        reviewOf(9, 'COMMENTED', 31.3, 'Bot'),
        reviewOf(2, 'COMMENTED', 31.2),
        reviewOf(2, 'APPROVED', 31.1),
        reviewOf(3, 'APPROVED', 30.9),
        reviewOf(3, 'COMMENTED', 29),
      ],
    },
    issues: [
      {
        id: 900,
        number: 3,
        title: 'Checkout is down',
        body: `root cause: ${sha('e')}`,
        state: 'closed',
        labels: [{ name: 'incident' }],
        created_at: daysAgo(29.5),
        closed_at: daysAgo(29),
        updated_at: daysAgo(29),
      },
      {
        id: 901,
        number: 12,
        title: 'A pull request about an incident',
        state: 'closed',
        labels: [{ name: 'incident' }],
        created_at: daysAgo(31),
        closed_at: daysAgo(30),
        updated_at: daysAgo(30),
        pull_request: { url: '' },
      },
    ],
  });
  deploy(shop, 1, 'a', 100);
  deploy(shop, 2, 'c', 60);
  deploy(shop, 3, 'e', 30);
  deploy(shop, 4, 'c', 29);
  deploy(shop, 5, 'g', 1);
  deploy(shop, 6, 'g', 1.6, { environment: 'staging' });
  deploy(shop, 7, 'g', 0.5);
  shop.statuses[7] = [status('in_progress', 0.5)];
  return shop;
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

/** A Component whose repository is on this GitHub. */
export const inGithub = (github: FakeGithub, name: string, part = {}) =>
  component(name, {
    'github.com/project-slug': `shop/${name}`,
    'backstage.io/source-location': `url:http://${github.host}/shop/${name}/tree/main/`,
    ...part,
  });

/** A source that reads this GitHub, and the catalog with these entities. */
export function sourceOf(
  github: FakeGithub,
  entities: Entity[],
  options: {
    now?: number;
    token?: string;
    config?: object;
    entityRefs?: boolean;
  } = {},
): GithubSource {
  const root = mockServices.rootConfig({
    data: {
      integrations: {
        github: [
          {
            host: github.host,
            apiBaseUrl: `http://${github.host}/api/v3`,
            token: (options.token ?? 'ghp-secret') || undefined,
          },
        ],
      },
      ...options.config,
    },
  });
  return new GithubSource({
    settings: {
      ...readGithubBackfill(root),
      ...readGithubSettings(root.getOptionalConfig('devops.sources.github')),
      ...(options.entityRefs ? { entityRefs: true } : {}),
    },
    integrations: ScmIntegrations.fromConfig(root),
    catalog: catalogServiceMock({ entities }),
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
    clock: () => options.now ?? NOW,
    retryMs: 1,
  });
}
