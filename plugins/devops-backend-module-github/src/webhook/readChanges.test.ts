import Ajv from 'ajv';
import {
  AUTHOR,
  BOT,
  deliveryOf,
  examplesOf,
  HEAD_SHA,
  mergedPullRequest,
  review,
  SHA,
} from '../__testUtils__/events';
import { readGithubSettings } from '../configuration/githubSettings';
import { createGithubConnector } from './createGithubConnector';

const { read } = createGithubConnector(readGithubSettings());
const schemas: object = jest.requireActual('@octokit/webhooks-schemas');

function recordsOf(payload: unknown) {
  const reading = read(deliveryOf(payload));
  if (!('records' in reading)) throw new Error(reading.ignored);
  return reading.records;
}

describe('a merged pull request', () => {
  it('of these tests is one as GitHub sends it', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    ajv.addSchema(schemas, 'github');
    const isValid = ajv.compile({
      $ref: 'github#/definitions/pull_request$closed',
    });
    expect(isValid(mergedPullRequest()) || isValid.errors).toBe(true);
  });

  it('is the change of its merge commit', () => {
    const [change, ...ofReviews] = recordsOf(mergedPullRequest());
    expect(change).toEqual({
      kind: 'change',
      externalId: 'pull/279147437',
      repository: 'https://github.com/Codertocat/Hello-World',
      revision: SHA,
      pullRequest: {
        number: 2,
        openedAt: '2026-10-30T08:00:00Z',
        mergedAt: '2026-11-01T09:00:00Z',
      },
      url: 'https://github.com/Codertocat/Hello-World/pull/2',
      updatedAt: '2026-11-01T09:00:00Z',
    });
    expect(ofReviews).toEqual([
      expect.objectContaining({
        revision: SHA,
        externalId: 'pull/279147437/review',
      }),
      expect.objectContaining({
        revision: SHA,
        externalId: 'pull/279147437/approval',
      }),
    ]);
  });

  it('by a bot is automated', () => {
    expect(recordsOf(mergedPullRequest({ user: BOT }))[0]).toMatchObject({
      automated: true,
    });
  });
});

it('a pull request that was closed without a merge is no change', () => {
  const closed = mergedPullRequest({ merged: false, merged_at: null });
  expect(read(deliveryOf(closed))).toEqual({
    ignored: 'the pull request was closed without being merged',
  });
});

it('a pull request that was merged elsewhere is none yet', () => {
  const base = { ref: 'feature' };
  expect(read(deliveryOf(mergedPullRequest({ base })))).toEqual({
    ignored: "a merge counts on the default branch, not on 'feature'",
  });
});

describe('a review', () => {
  const at = '2026-10-30T09:00:00Z';

  it('tells when it was, and that it approved', () => {
    const records = recordsOf(review(at, 'approved'));
    expect(records).toMatchObject([
      { pullRequest: { firstReviewAt: at } },
      { pullRequest: { approvedAt: at } },
    ]);
    expect(recordsOf(review(at, 'commented'))).toHaveLength(1);
  });

  it.each([
    ['the author', AUTHOR],
    ['a bot', BOT],
  ])('by %s is none', (_, user) => {
    expect(read(deliveryOf(review(at, 'commented', user)))).toHaveProperty(
      'ignored',
    );
  });
});

it('a review after the merge is none of the way to it', () => {
  const event = review('2026-11-01T09:00:01Z', 'approved');
  const merged = { ...event.pull_request, merged_at: '2026-11-01T09:00:00Z' };
  expect(read(deliveryOf({ ...event, pull_request: merged }))).toEqual({
    ignored: 'a review after the merge is none of the way to it',
  });
});

describe('a push', () => {
  const [, , , , example] = examplesOf('push') as {
    repository: object;
    commits: object[];
  }[];
  const commit = (id: string, part: object = {}) => ({
    ...example.commits[0],
    id,
    timestamp: '2026-11-01T10:00:00+09:00',
    ...part,
  });
  const push = (part: object = {}) => ({
    ...example,
    before: HEAD_SHA,
    after: SHA,
    created: false,
    forced: false,
    commits: [commit('c1', { distinct: false }), commit(SHA)],
    ...part,
  });

  it('to the default branch brings changes, and leads from the head before', () => {
    expect(recordsOf(push())).toMatchObject([
      { revision: 'c1', committedAt: '2026-11-01T10:00:00+09:00' },
      { revision: SHA, parents: [HEAD_SHA, 'c1'] },
    ]);
    expect(recordsOf(push())[0]).not.toHaveProperty('parents');
  });

  it.each([
    ['forced', { forced: true }],
    ['new', { created: true, before: '0'.repeat(40) }],
    [
      'cut off',
      { commits: Array.from({ length: 2048 }, (_, i) => commit(`${i}`)) },
    ],
    ['without its head', { after: 'f'.repeat(40) }],
  ])('that is %s leads from nowhere', (_, part) => {
    expect(recordsOf(push(part)).some(record => 'parents' in record)).toBe(
      false,
    );
  });

  it('of a bot is automated', () => {
    const author = { name: 'x', username: 'renovate[bot]' };
    expect(
      recordsOf(push({ commits: [commit(SHA, { author })] })),
    ).toMatchObject([{ automated: true }]);
  });

  it.each([
    ['another branch', { ref: 'refs/heads/feature' }],
    ['a tag', { ref: 'refs/tags/master' }],
    ['nothing', { commits: [] }],
  ])('of %s is passed over', (_, part) => {
    expect(read(deliveryOf(push(part)))).toHaveProperty('ignored');
  });
});
