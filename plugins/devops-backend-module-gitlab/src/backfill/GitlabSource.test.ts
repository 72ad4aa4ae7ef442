import { ConfigReader } from '@backstage/config';
import {
  addShop,
  commit,
  component,
  daysAgo,
  deployment,
  NOW,
  sha,
  sourceOf,
} from '../__testUtils__/history';
import { FakeGitlab, FakeProject } from '../__testUtils__/FakeGitlab';
import {
  deliveryOf,
  deploymentHook,
  pipelineHook,
} from '../__testUtils__/hooks';
import { KeepingContext } from '../__testUtils__/KeepingContext';
import { readGitlabSettings } from '../configuration/gitlabSettings';
import { createGitlabConnector } from '../webhook/createGitlabConnector';

let gitlab: FakeGitlab;
let shop: FakeProject;
let context: KeepingContext;

beforeEach(async () => {
  gitlab = new FakeGitlab();
  await gitlab.start();
  shop = addShop(gitlab);
  context = new KeepingContext();
});

afterEach(() => gitlab.stop());

const checkout = () =>
  component('checkout', {
    'gitlab.com/project-slug': 'shop/checkout',
    'gitlab.com/instance': gitlab.host,
  });

const deliver = (now?: number) =>
  sourceOf(gitlab, [checkout()], { now }).deliver(context);

/** A commit as a deployment lists it. */
const carried = (name: string, days: number, parents: string[]) => ({
  revision: sha(name),
  parents: parents.map(sha),
  authoredAt: Date.parse(daysAgo(days + 1)),
  committedAt: Date.parse(daysAgo(days)),
  automated: false,
  pullRequest: null,
});

const revisions = (id: string) =>
  context
    .fieldsOf(id)
    .changes?.map(({ revision }) => revision)
    .sort();

describe('GitlabSource', () => {
  it('reads deployments with what they carried', async () => {
    await deliver();
    expect(context.errors).toEqual([]);
    expect(context.fieldsOf('/jobs/1005')).toEqual({
      entityRef: 'component:default/checkout',
      repository: gitlab.urlOf(shop),
      url: 'https://example.org/-/jobs/1005',
      environment: 'live',
      environmentTier: 'production',
      status: 'succeeded',
      startedAt: Date.parse(daysAgo(1.005)),
      finishedAt: Date.parse(daysAgo(1)),
      revision: sha('f'),
      changes: [
        carried('f', 2, ['e']),
        carried('e', 30.5, ['c', 'd']),
        carried('d', 31, ['c']),
      ],
    });
    expect(revisions('/jobs/1002')).toEqual([sha('b'), sha('c')]);
    expect(revisions('/jobs/1003')).toEqual([sha('d'), sha('e')]);
    // A rollback carries nothing; what only waits or tests is not compared.
    expect(revisions('/jobs/1004')).toEqual([]);
    expect(context.fieldsOf('/jobs/1006')).not.toHaveProperty('changes');
    expect(context.fieldsOf('/deployments/7')).toMatchObject({
      status: 'running',
    });
    // 100 days ago is before the window.
    expect(() => context.fieldsOf('/jobs/1001')).toThrow('0 records');
  });

  it('reads merge requests with their first commit, review and approval', async () => {
    await deliver();
    const pullRequest = {
      number: 12,
      firstCommitAt: Date.parse(daysAgo(32)),
      openedAt: Date.parse(daysAgo(31)),
      firstReviewAt: Date.parse(daysAgo(30.8)),
      approvedAt: Date.parse(daysAgo(30.7)),
      mergedAt: Date.parse(daysAgo(30.5)),
    };
    expect(context.fieldsOf(`/commits/${sha('e')}`)).toMatchObject({
      pullRequest,
    });
    expect(context.fieldsOf(`/commits/${sha('d')}`)).toMatchObject({
      pullRequest,
      authoredAt: Date.parse(daysAgo(32)),
    });
  });

  it('takes the squash for the change, and not what the event took for it', async () => {
    const mergeRequest = shop.mergeRequests[0];
    Object.assign(mergeRequest, { squash_commit_sha: sha('s') });
    const reading = createGitlabConnector(readGitlabSettings()).read(
      deliveryOf({
        object_kind: 'merge_request',
        object_attributes: {
          ...mergeRequest,
          action: 'merge',
          squash_commit_sha: undefined,
        },
        project: { id: 7, web_url: gitlab.urlOf(shop), default_branch: 'main' },
      }),
    );
    const records = 'records' in reading ? reading.records : [];
    expect(records).toMatchObject([{ revision: sha('e') }]);
    await context.write(records.map(one => ({ ...one, source: 'gitlab' })));
    await deliver();
    const pullRequestOf = (name: string) =>
      context.fieldsOf(`/commits/${sha(name)}`).pullRequest;
    expect(pullRequestOf('s')?.number).toBe(12);
    expect(pullRequestOf('e')).toBeNull();
    expect(() => pullRequestOf('d')).toThrow('0 records');
  });

  it('reads incidents, and no other issue', async () => {
    await deliver();
    expect(context.fieldsOf('/issues/3')).toMatchObject({
      openedAt: Date.parse(daysAgo(29.5)),
      resolvedAt: Date.parse(daysAgo(29)),
      severity: 'high',
    });
    expect(() => context.fieldsOf('/issues/4')).toThrow('0 records');
  });

  it('begins with the latest week', async () => {
    await deliver();
    const jobs = context.order.filter(id => id.includes('/jobs/'));
    expect(jobs.map(id => id.slice(-4))).toEqual([
      '1005',
      '1006',
      '1004',
      '1003',
      '1002',
    ]);
  });

  it('gives no changes to the first deployment', async () => {
    shop.deployments.shift();
    await deliver();
    expect(context.fieldsOf('/jobs/1002')).not.toHaveProperty('changes');
  });

  it('falls back to the dates where the base is gone', async () => {
    shop.commits = [
      commit('x', 40, []),
      commit('e', 30.5, ['x']),
      ...shop.commits.slice(5),
    ];
    await deliver();
    // Neither 3 nor 4 can be compared with what was before.
    expect(context.fieldsOf('/jobs/1003')).not.toHaveProperty('changes');
    expect(context.fieldsOf(`/commits/${sha('x')}`)).toMatchObject({
      committedAt: Date.parse(daysAgo(40)),
    });
    expect(context.fieldsOf(`/commits/${sha('e')}`)).toMatchObject({
      parents: [sha('x')],
    });
  });

  it('counts a job and a deployment of the webhook as the same', async () => {
    await deliver();
    const reading = createGitlabConnector(readGitlabSettings()).read(
      deliveryOf(
        deploymentHook({
          deployment_id: 5,
          deployable_id: 1005,
          project: { id: 7, web_url: gitlab.urlOf(shop) },
        }),
      ),
    );
    const [record] = 'records' in reading ? reading.records : [];
    expect(context.versions.has(record.externalId)).toBe(true);
  });

  it('counts a pipeline of the webhook once where pipelines are the deployments', async () => {
    const gitlabConfig = { deploymentsFrom: 'pipelines' };
    const config = { devops: { sources: { gitlab: gitlabConfig } } };
    await sourceOf(gitlab, [checkout()], { config }).deliver(context);
    const reading = createGitlabConnector(
      readGitlabSettings(new ConfigReader(gitlabConfig)),
    ).read(
      deliveryOf({
        ...pipelineHook(
          [
            {
              name: 'deploy',
              status: 'success',
              environment: { name: 'live' },
            },
          ],
          { finished_at: daysAgo(1) },
        ),
        project: { id: 7, web_url: gitlab.urlOf(shop) },
      }),
    );
    const records = 'records' in reading ? reading.records : [];
    await context.write(records.map(one => ({ ...one, source: 'gitlab' })));
    const deployments = [...context.merged()].filter(
      ([, { kind }]) => kind === 'deployment',
    );
    expect(deployments.map(([id]) => id)).toEqual([
      expect.stringMatching(/pipelines\/31$/),
    ]);
    // All else of the history is read.
    expect(context.fieldsOf('/issues/3')).toMatchObject({ severity: 'high' });
  });

  it('reads of the jobs only those that deploy where jobs are the deployments', async () => {
    const gitlabConfig = { deploymentsFrom: 'jobs', deployJobs: '^deploy$' };
    const config = { devops: { sources: { gitlab: gitlabConfig } } };
    const { deployable } = shop.deployments[2];
    Object.assign(deployable as object, { name: 'migrate' });
    await sourceOf(gitlab, [checkout()], { config }).deliver(context);
    // Number 7 was made by the API, number 3 by another job.
    const deployments = [...context.merged()].filter(
      ([, { kind }]) => kind === 'deployment',
    );
    expect(deployments.map(([id]) => id.slice(-9))).toEqual([
      'jobs/1002',
      'jobs/1004',
      'jobs/1005',
      'jobs/1006',
    ]);
    // Nor is one of another job compared with.
    expect(revisions('/jobs/1004')).toEqual([]);
  });

  it('reads what changed since, and finds what no webhook told', async () => {
    await deliver();
    const asked = gitlab.requests.length;
    shop.commits.push(commit('g', -0.5, ['f']));
    shop.deployments.push(deployment(8, 'g', -0.9));
    Object.assign(shop.deployments[6], {
      status: 'failed',
      updated_at: daysAgo(-0.5),
    });
    await deliver(NOW + 86_400_000);
    expect(revisions('/jobs/1008')).toEqual([sha('g')]);
    expect(context.fieldsOf('/deployments/7')).toMatchObject({
      status: 'failed',
      finishedAt: Date.parse(daysAgo(-0.5)),
    });
    // The project, four lists, the tiers, the release before and a comparison.
    expect(gitlab.requests.length - asked).toBe(8);
  });

  it.each<[string, Record<string, string>, object]>([
    ['the configuration', {}, { productionEnvironments: ['qa'] }],
    [
      'the annotation of the entity',
      { 'devops-domains.io/production-environments': 'qa' },
      {},
    ],
  ])('reads all anew once %s names other environments', async (...row) => {
    const [, annotations, gitlabConfig] = row;
    const qa = { environment: { name: 'qa', tier: 'testing' } };
    shop.deployments.push(deployment(10, 'c', 59, qa));
    shop.deployments.push(deployment(11, 'e', 29.5, qa));
    await deliver();
    expect(context.fieldsOf('/jobs/1011')).not.toHaveProperty('changes');
    const entity = checkout();
    Object.assign(entity.metadata.annotations!, annotations);
    await sourceOf(gitlab, [entity], {
      now: NOW + 60_000,
      config: { devops: { sources: { gitlab: gitlabConfig } } },
    }).deliver(context);
    expect(revisions('/jobs/1011')).toEqual([sha('d'), sha('e')]);
  });

  it('reads incidents anew once others count', async () => {
    Object.assign(shop.issues[1], { labels: ['outage'] });
    await deliver();
    const config = {
      devops: { sources: { gitlab: { incidentLabels: ['outage'] } } },
    };
    await sourceOf(gitlab, [checkout()], { config }).deliver(context);
    expect(context.fieldsOf('/issues/4')).toMatchObject({ title: 'A typo' });
  });

  it('reads lists of more than a page, also where all was updated at once', async () => {
    shop.deployments = Array.from({ length: 350 }, (_, index) =>
      deployment(index, 'f', index < 250 ? 20 : 21 + index / 100, {
        environment: { name: 'qa', tier: 'testing' },
      }),
    );
    await deliver();
    expect(context.order.filter(id => id.includes('/jobs/'))).toHaveLength(350);
  });

  it('says how far it is', async () => {
    await deliver();
    const counts = context.progress.map(one => one?.done);
    expect(context.progress[0]).toEqual({
      done: 0,
      total: 13,
      what: 'weeks of history',
    });
    expect(counts).toEqual([...Array(13).keys(), undefined]);
    expect(context.progress.at(-1)).toBeNull();
  });

  it('can read less', async () => {
    const config = {
      devops: { sources: { gitlab: { backfill: { days: 30 } } } },
    };
    await sourceOf(gitlab, [checkout()], { config }).deliver(context);
    expect(() => context.fieldsOf('/jobs/1002')).toThrow('0 records');
  });
});
