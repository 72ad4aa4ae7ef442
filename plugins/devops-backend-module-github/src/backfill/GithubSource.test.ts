import { FakeGithub, FakeRepository } from '../__testUtils__/FakeGithub';
import {
  addShop,
  commit,
  component,
  daysAgo,
  deploy,
  inGithub,
  mergedPull,
  NOW,
  sha,
  sourceOf,
} from '../__testUtils__/history';
import { deliveryOf } from '../__testUtils__/events';
import { KeepingContext } from '../__testUtils__/KeepingContext';
import { readGithubSettings } from '../configuration/githubSettings';
import { createGithubConnector } from '../webhook/createGithubConnector';

let github: FakeGithub;
let shop: FakeRepository;
let context: KeepingContext;

beforeEach(async () => {
  github = new FakeGithub();
  await github.start();
  shop = addShop(github);
  context = new KeepingContext();
});

afterEach(() => github.stop());

const deliver = (now?: number) =>
  sourceOf(github, [inGithub(github, 'checkout')], { now }).deliver(context);

const revisions = (id: number) =>
  context.fieldsOf(`/${id}`).changes?.map(({ revision }) => revision);

const at = (days: number) => Date.parse(daysAgo(days));

describe('GithubSource', () => {
  it('reads deployments with their first success and what they carried', async () => {
    await deliver();
    expect(context.errors).toEqual([]);
    expect(context.fieldsOf('/5')).toMatchObject({
      repository: github.urlOf(shop),
      environment: 'production',
      status: 'succeeded',
      startedAt: at(1 + 0.5 / 24),
      finishedAt: at(1),
      revision: sha('g'),
    });
    expect(revisions(5)?.sort()).toEqual(['d', 'e', 'f', 'g'].map(sha));
    expect(revisions(3)?.sort()).toEqual(['d', 'e'].map(sha));
    expect(revisions(2)).toEqual(['b', 'c'].map(sha));
    // A rollback carries nothing; what only tests is not compared.
    expect(revisions(4)).toEqual([]);
    expect(context.fieldsOf('/6')).not.toHaveProperty('changes');
    expect(context.fieldsOf('/7')).toMatchObject({ status: 'running' });
    // 100 days ago is before the window.
    expect(() => context.fieldsOf('/1')).toThrow('0 records');
  });

  it.each([
    [false, undefined],
    [true, 'component:default/other'],
  ])('believes what is said of the entity: %p', async (entityRefs, said) => {
    const payload = { entityRef: 'component:default/other' };
    deploy(shop, 8, 'g', 0.2, { payload });
    shop.issues[0].body = 'entity: component:default/other';
    await sourceOf(github, [inGithub(github, 'checkout')], {
      entityRefs,
    }).deliver(context);
    expect(context.fieldsOf('/8').entityRef).toBe(said);
    expect(context.fieldsOf('issue/900').entityRef).toBe(said);
  });

  describe('of a roll-out', () => {
    const url = 'https://github.example.org/shop/checkout/actions/runs/9/job';

    beforeEach(() => {
      shop.jobs = { 31: { run_id: 9, run_attempt: 2 } };
      [8, 9].forEach((id, index) => {
        deploy(shop, id, 'g', 0.2, { environment: `prod-${index}` });
        shop.statuses[id].forEach(one =>
          Object.assign(one, { log_url: `${url}/${31 + index}` }),
        );
      });
      deploy(shop, 10, 'g', 0.2, { environment: 'qa' });
      shop.statuses[10].forEach(one =>
        Object.assign(one, { log_url: `${url}/31` }),
      );
    });

    const asked = () =>
      github.requests.filter(path => path.includes('/actions/jobs/'));

    it('knows the run and its attempt, as events do', async () => {
      await deliver();
      expect(context.errors).toEqual([]);
      expect(context.fieldsOf('/8').group).toBe('run/9/2');
      // Job 32 was deleted, and tests do not count by roll-outs.
      expect(context.fieldsOf('/9').group).toBeUndefined();
      expect(context.fieldsOf('/10').group).toBeUndefined();
      expect(asked()).toHaveLength(2);
    });

    it('does without where the credentials may not read workflows', async () => {
      github.fault = ({ url: path = '' }, response) =>
        path.includes('/actions/') && Boolean(response.writeHead(403).end());
      await deliver();
      expect(context.errors).toEqual([]);
      expect(context.fieldsOf('/8')).toMatchObject({ status: 'succeeded' });
      expect(context.fieldsOf('/8').group).toBeUndefined();
    });
  });

  it('reads pull requests with their first commit, review and approval', async () => {
    await deliver();
    expect(context.fieldsOf('pull/512')).toMatchObject({
      revision: sha('e'),
      pullRequest: {
        number: 12,
        firstCommitAt: at(32),
        openedAt: at(31.5),
        firstReviewAt: at(31.2),
        approvedAt: at(31.1),
        mergedAt: at(30.5),
      },
    });
    expect(() => context.fieldsOf('pull/515')).toThrow('0 records');
    expect(() => context.fieldsOf('pull/516')).toThrow('0 records');
  });

  it('finds the merge that no webhook told for the reviews that one did', async () => {
    const { read } = createGithubConnector(readGithubSettings());
    const reading = read(
      deliveryOf({
        action: 'submitted',
        review: {
          state: 'approved',
          submitted_at: daysAgo(3.5),
          user: { id: 2, type: 'User' },
        },
        pull_request: shop.pulls[1],
        repository: {
          id: 7,
          full_name: 'shop/checkout',
          html_url: github.urlOf(shop),
        },
      }),
    );
    const records = 'records' in reading ? reading.records : [];
    await context.write(records.map(one => ({ ...one, source: 'github' })));
    expect(context.fieldsOf('pull/513/review').revision).toBe(sha('head'));
    await deliver();
    for (const part of ['review', 'approval']) {
      const { revision } = context.fieldsOf(`pull/513/${part}`);
      expect(revision).toBe(sha('f'));
    }
  });

  it('tells of each commit which pull request brought it', async () => {
    // Of what was rebased, or merged long ago, only GitHub knows.
    shop.pulls[2] = mergedPull(14, 'other', 2);
    shop.pullsOf = { [sha('g')]: [14], [sha('d')]: [12] };
    await deliver();
    const numbers = context
      .fieldsOf('/5')
      .changes?.map(one => [one.revision, one.pullRequest?.number]);
    expect(new Map(numbers as [string, number][])).toEqual(
      new Map([
        [sha('d'), 12],
        [sha('e'), 12],
        [sha('f'), 13],
        [sha('g'), 14],
      ]),
    );
    const asked = github.requests.filter(path => /commits.*pulls/.test(path));
    expect(asked.filter(path => path.includes(sha('g')))).toHaveLength(1);
    expect(asked.filter(path => path.includes(sha('f')))).toEqual([]);
  });

  it('knows when work on a squash began', async () => {
    await deliver();
    const squash = context
      .fieldsOf('/5')
      .changes?.find(({ revision }) => revision === sha('f'));
    expect(squash?.pullRequest).toMatchObject({
      number: 13,
      firstCommitAt: at(7),
    });
  });

  it('reads incidents, and no pull request as one', async () => {
    await deliver();
    expect(context.fieldsOf('issue/900')).toMatchObject({
      openedAt: at(29.5),
      resolvedAt: at(29),
      causedBy: `revision:${sha('e')}`,
    });
    expect(() => context.fieldsOf('issue/901')).toThrow('0 records');
  });

  it('begins with the latest week', async () => {
    await deliver();
    const ids = context.order.filter(id => /\/\d$/.test(id));
    expect(ids.map(id => id.slice(-1))).toEqual(['7', '5', '6', '4', '3', '2']);
  });

  it('falls back to the dates where the base is gone', async () => {
    shop.commits = [
      commit('x', 31, []),
      commit('e', 30.5, ['x']),
      ...shop.commits.slice(5),
    ];
    await deliver();
    expect(context.errors).toEqual([]);
    expect(context.fieldsOf('/3')).not.toHaveProperty('changes');
    expect(context.fieldsOf(`commit/7/${sha('x')}`)).toMatchObject({
      committedAt: at(31),
    });
    expect(context.fieldsOf(`commit/7/${sha('e')}`)).toMatchObject({
      parents: [sha('x')],
    });
  });

  it('takes what only the new history has where both have parted', async () => {
    shop.commits.push(commit('h', 1.2, ['c']));
    Object.assign(shop.deployments[4], { sha: sha('h') });
    Object.assign(shop.deployments[3], { sha: sha('e') });
    await deliver();
    expect(revisions(5)).toEqual([sha('h')]);
  });

  it('compares over pages', async () => {
    for (let i = 0; i < 250; i++) {
      shop.commits.push(commit(`m${i}`, 0.9, [i === 0 ? 'g' : `m${i - 1}`]));
    }
    deploy(shop, 8, 'm249', 0.8);
    await deliver();
    expect(new Set(revisions(8)).size).toBe(250);
    const pages = github.requests.filter(path => path.includes(sha('m249')));
    expect(pages.filter(path => path.includes('/compare/'))).toHaveLength(3);
  });

  it('reads what changed since, and finds what no webhook told', async () => {
    await deliver();
    const asked = github.requests.length;
    const tomorrow = NOW + 86_400_000;
    shop.commits.push(commit('h', -0.5, ['g']));
    deploy(shop, 8, 'h', -0.9);
    Object.assign(shop.deployments[6], { updated_at: daysAgo(-0.5) });
    shop.statuses[7].unshift({ state: 'failure', created_at: daysAgo(-0.5) });
    await deliver(tomorrow);
    expect(revisions(8)).toEqual([sha('h')]);
    expect(context.fieldsOf('/7')).toMatchObject({
      status: 'failed',
      finishedAt: at(-0.5),
    });
    // The repository, each of three lists, before and now, the states of
    // three deployments, a comparison, the pull requests of a commit.
    expect(github.requests.length - asked).toBe(12);
  });

  it.each<[string, object, object]>([
    [
      'the configuration',
      {},
      { devops: { sources: { github: { productionEnvironments: ['qa'] } } } },
    ],
    [
      'the annotation of the entity',
      { 'devops-domains.io/production-environments': 'qa' },
      {},
    ],
  ])('reads all anew once %s names other environments', async (...row) => {
    const [, annotations, config] = row;
    deploy(shop, 10, 'c', 60, { environment: 'qa' });
    deploy(shop, 11, 'e', 30, { environment: 'qa' });
    await deliver();
    expect(context.fieldsOf('/11')).not.toHaveProperty('changes');
    await sourceOf(github, [inGithub(github, 'checkout', annotations)], {
      now: NOW + 60_000,
      config,
    }).deliver(context);
    expect(revisions(11)?.sort()).toEqual(['d', 'e'].map(sha));
  });

  it('asks only whether something happened where nothing did', async () => {
    await deliver();
    await deliver(NOW + 60_000);
    const asked = github.answers.length;
    await deliver(NOW + 120_000);
    // None of them counts for the limit.
    expect(github.answers.slice(asked)).toEqual([304, 304, 304, 304]);
  });

  it('merges with what webhooks told, whichever came first', async () => {
    const connector = createGithubConnector(readGithubSettings());
    const repository = {
      id: 7,
      full_name: 'shop/checkout',
      html_url: github.urlOf(shop),
      default_branch: 'main',
    };
    const [deployment] = shop.deployments.filter(({ id }) => id === 5);
    const states = shop.statuses[5].map(deployment_status =>
      deliveryOf({
        action: 'created',
        deployment,
        deployment_status,
        repository,
      }),
    );
    const [pull_request] = shop.pulls;
    const merge = deliveryOf({ action: 'closed', pull_request, repository });
    const receive = async () => {
      for (const delivery of [
        ...states,
        { ...merge, topic: 'github.pull_request' },
      ]) {
        const reading = connector.read(delivery);
        const records = 'records' in reading ? reading.records : [];
        await context.write(
          records.map(record => ({ ...record, source: 'github' })),
        );
      }
    };
    await deliver();
    await receive();
    const after = context.merged();
    context = new KeepingContext();
    await receive();
    expect(context.fieldsOf('/5')).not.toHaveProperty('changes');
    await deliver();
    expect(context.merged()).toEqual(after);
    expect(revisions(5)).toHaveLength(4);
    expect(context.fieldsOf('/5').finishedAt).toBe(at(1));
    expect(context.fieldsOf('pull/512').pullRequest?.firstReviewAt).toBe(
      at(31.2),
    );
  });

  it('reads lists of more than a page', async () => {
    for (let id = 1000; id < 1250; id++) {
      deploy(shop, id, 'g', 20 + id / 1000, { environment: 'qa' });
    }
    await deliver();
    const ids = context.order.filter(id => /\/1\d\d\d$/.test(id));
    expect(ids).toHaveLength(250);
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
  });

  it('reads a repository once that several entities name, for all of them', async () => {
    const entities = [
      inGithub(github, 'checkout'),
      component('copy', {
        ...inGithub(github, 'checkout').metadata.annotations,
        'github.com/project-slug': 'Shop/Checkout',
        'devops-domains.io/production-environments': 'staging',
      }),
      component('none', { 'github.com/project-slug': 'no slug' }),
    ];
    await sourceOf(github, entities).deliver(context);
    expect(context.errors).toEqual([]);
    expect(
      github.requests.filter(path => path === '/api/v3/repos/shop/checkout'),
    ).toHaveLength(1);
    expect(context.fieldsOf('/5')).toHaveProperty('changes');
  });
});
