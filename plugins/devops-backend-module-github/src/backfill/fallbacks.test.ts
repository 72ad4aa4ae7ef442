import { ConfigReader } from '@backstage/config';
import { deliveryOf } from '../__testUtils__/events';
import { FakeGithub, FakeRepository } from '../__testUtils__/FakeGithub';
import {
  addShop,
  daysAgo,
  inGithub,
  NOW,
  sha,
  sourceOf,
} from '../__testUtils__/history';
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
  shop.deployments = [];
  context = new KeepingContext();
});

afterEach(() => github.stop());

const deliver = (settings: object, now = NOW) =>
  sourceOf(github, [inGithub(github, 'checkout')], {
    now,
    config: { devops: { sources: { github: settings } } },
  }).deliver(context);

const repository = () => ({
  id: 7,
  full_name: 'shop/checkout',
  html_url: github.urlOf(shop),
  default_branch: 'main',
});

/** What the webhook makes of the same. */
async function receive(payload: object, settings: object) {
  const config = new ConfigReader(JSON.parse(JSON.stringify(settings)));
  const { read } = createGithubConnector(readGithubSettings(config));
  const reading = read(deliveryOf({ ...payload, repository: repository() }));
  const records = 'records' in reading ? reading.records : [];
  await context.write(records.map(one => ({ ...one, source: 'github' })));
}

const ids = () =>
  [...context.merged()]
    .filter(([, { kind }]) => kind === 'deployment')
    .map(([id]) => id.replace(/^[^/]+\//, ''))
    .sort();

const revisions = (end: string) =>
  context
    .fieldsOf(end)
    .changes?.map(({ revision }) => revision)
    .sort();

describe('runs of workflows that are deployments', () => {
  const settings = {
    workflows: [{ name: '^deploy', branch: '^main$', environment: 'live' }],
  };

  const run = (id: number, name: string, days: number, part: object = {}) => ({
    id,
    run_attempt: 1,
    name: 'Deploy',
    event: 'push',
    status: 'completed',
    conclusion: 'success',
    head_branch: 'main',
    head_sha: sha(name),
    created_at: daysAgo(days + 0.1),
    run_started_at: daysAgo(days + 0.05),
    updated_at: daysAgo(days),
    ...part,
  });

  beforeEach(() => {
    shop.runs = [
      run(1, 'a', 100),
      run(2, 'c', 60),
      run(3, 'e', 30, { conclusion: 'failure' }),
      run(3, 'e', 29, { run_attempt: 2, created_at: daysAgo(30.1) }),
      run(4, 'f', 2, { name: 'Test' }),
      run(5, 'g', 1),
      run(6, 'g', 0.5, { head_branch: 'feature' }),
      run(7, 'g', 0.4, { event: 'pull_request' }),
    ];
  });

  it('are read with all their attempts and what they carried', async () => {
    await deliver(settings);
    expect(context.errors).toEqual([]);
    expect(ids()).toEqual(['run/2/1', 'run/3/1', 'run/3/2', 'run/5/1']);
    expect(context.fieldsOf('run/3/1')).toMatchObject({ status: 'failed' });
    expect(context.fieldsOf('run/5/1')).toMatchObject({
      status: 'succeeded',
      environment: 'live',
      revision: sha('g'),
      startedAt: Date.parse(daysAgo(1.05)),
      finishedAt: Date.parse(daysAgo(1)),
    });
    expect(revisions('run/5/1')).toEqual([sha('f'), sha('g')]);
    expect(revisions('run/3/2')).toEqual([sha('d'), sha('e')]);
    // What it is compared with is from before the history.
    expect(revisions('run/2/1')).toEqual([sha('b'), sha('c')]);
  });

  it('are the same as the webhook tells, which may have been missed', async () => {
    await deliver(settings);
    const before = context.merged();
    await receive(
      { action: 'completed', workflow_run: shop.runs[5], workflow: {} },
      settings,
    );
    expect(context.merged()).toEqual(before);
    shop.runs.push(run(8, 'g', -0.5));
    await deliver(settings, NOW + 86_400_000);
    expect(ids()).toContain('run/8/1');
  });

  it('are found however many there are', async () => {
    const many = Array.from({ length: 1_500 }, (_, index) =>
      run(1_000 + index, 'g', 20 + index / 500),
    );
    shop.runs.push(...many);
    await deliver(settings);
    const found = context.order.filter(id => /run\/[12]\d{3}\//.test(id));
    expect(found).toHaveLength(1_500);
  });

  it('are asked for only where they are configured', async () => {
    await deliver({});
    expect(github.requests.join()).not.toMatch(/actions|releases/);
    expect(ids()).toEqual([]);
    await deliver(settings);
    expect(ids()).toContain('run/2/1');
  });
});

describe('releases that are deployments', () => {
  const settings = { releases: { enabled: true } };

  const release = (id: number, tag: string, days: number, part = {}) => ({
    id,
    tag_name: tag,
    target_commitish: 'main',
    draft: false,
    prerelease: false,
    published_at: daysAgo(days),
    ...part,
  });

  beforeEach(() => {
    // Tags are compared as commits are; here they are called like them.
    shop.releases = [
      release(3, sha('e'), 30),
      release(1, sha('a'), 100),
      release(2, sha('c'), 60),
      release(5, sha('f'), 2, { prerelease: true }),
      release(6, sha('f'), 2, { draft: true, published_at: null }),
      release(4, sha('g'), 1),
    ];
  });

  it('are read with what they carried, by their tags', async () => {
    await deliver(settings);
    expect(context.errors).toEqual([]);
    expect(ids()).toEqual(['release/2', 'release/3', 'release/4']);
    expect(context.fieldsOf('release/4')).toMatchObject({
      environment: 'production',
      status: 'succeeded',
      finishedAt: Date.parse(daysAgo(1)),
      artifact: `pkg:github/shop/checkout@${sha('g')}`,
    });
    expect(revisions('release/4')).toEqual([sha('f'), sha('g')]);
    expect(revisions('release/2')).toEqual([sha('b'), sha('c')]);
  });

  it('are the same as the webhook tells', async () => {
    await deliver(settings);
    const before = context.merged();
    await receive({ action: 'published', release: shop.releases[5] }, settings);
    expect(context.merged()).toEqual(before);
  });
});
