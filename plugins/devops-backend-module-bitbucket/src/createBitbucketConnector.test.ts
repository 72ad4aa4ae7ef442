import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import fc from 'fast-check';
import { readBitbucketSettings } from './configuration/bitbucketSettings';
import { createBitbucketConnector } from './createBitbucketConnector';

const connectorWith = (settings: object = {}) =>
  createBitbucketConnector(
    readBitbucketSettings(new ConfigReader({ ...settings })),
  );
const connector = connectorWith({ deployStatuses: '^deploy' });
const read = (payload: unknown, headers = {}) =>
  connector.read({ payload, headers, receivedAt: 0, topic: null });
const at = (time: string) => Date.parse(`2026-11-01T${time}Z`);
const sha = (digit: string) => digit.repeat(40);

const repository = {
  type: 'repository',
  uuid: '{2b922c6d-3824-4e91-a7be-90c8b8392f84}',
  full_name: 'shop/checkout',
  name: 'checkout',
  is_private: true,
  links: { html: { href: 'https://bitbucket.org/shop/checkout' } },
};
const url = 'https://bitbucket.org/shop/checkout';

const pullRequest = (part: object = {}) => ({
  actor: { display_name: 'Mia', uuid: '{1}' },
  repository,
  pullrequest: {
    id: 13,
    title: 'Round prices',
    state: 'MERGED',
    created_on: '2026-11-01T09:00:00.492248+00:00',
    updated_on: '2026-11-01T10:00:00.000000+00:00',
    merge_commit: { hash: sha('b').slice(0, 12), type: 'commit' },
    source: { branch: { name: 'prices' }, commit: { hash: 'aaaaaaaaaaaa' } },
    destination: { branch: { name: 'main' }, commit: { hash: 'cccccccccccc' } },
    participants: [
      { role: 'PARTICIPANT', participated_on: '2026-11-01T09:01:00+00:00' },
      {
        role: 'REVIEWER',
        approved: true,
        participated_on: '2026-11-01T09:40:00+00:00',
      },
      {
        role: 'REVIEWER',
        approved: false,
        participated_on: '2026-11-01T09:30:00+00:00',
      },
    ],
    ...part,
  },
});

const push = (branch = 'main', main?: object) => ({
  repository: { ...repository, ...main },
  push: {
    changes: [
      {
        forced: false,
        truncated: false,
        old: { type: 'branch', name: branch },
        new: { type: 'branch', name: branch, target: { hash: sha('b') } },
        commits: [
          {
            type: 'commit',
            hash: sha('b'),
            date: '2026-11-01T10:00:00+00:00',
            message: 'Merged in prices (pull request #13)\n\nRound prices\n',
            author: { raw: 'Mia <mia@example.org>' },
            parents: [{ hash: sha('c') }, { hash: sha('a') }],
          },
          {
            type: 'commit',
            hash: sha('a'),
            date: '2026-11-01T08:50:00+00:00',
            message: 'Round prices\n',
            parents: [{ hash: sha('c') }],
          },
        ],
      },
    ],
  },
});

const status = (state: string, time: string, key = 'deploy-production') => ({
  repository,
  commit_status: {
    key,
    type: 'build',
    state,
    name: 'Production',
    refname: 'main',
    commit: { hash: sha('b'), date: '2026-11-01T10:00:00+00:00' },
    url: `${url}/addon/pipelines/home#!/results/4`,
    created_on: '2026-11-01T10:10:00.572438+00:00',
    updated_on: `2026-11-01T${time}.000000+00:00`,
  },
});

it('joins a merged pull request with the whole commit of its push', () => {
  const stored = storedAfter(connector, [pullRequest(), push()]);
  expect(stored).toMatchObject([
    { externalId: `${repository.uuid}/${sha('a')}`, pullRequest: null },
    { externalId: `${repository.uuid}/${sha('b')}` },
    {
      externalId: `${repository.uuid}/pull-request/13`,
      repository: url,
      revision: sha('b'),
      parents: [sha('c'), sha('a')],
      committedAt: at('10:00:00'),
      pullRequest: {
        number: 13,
        openedAt: at('09:00:00') + 492,
        firstReviewAt: at('09:30:00'),
        approvedAt: at('09:40:00'),
        mergedAt: at('10:00:00'),
      },
    },
  ]);
});

it('makes the same of everything in any order and with any repetition', () => {
  const life = [
    pullRequest({ state: 'OPEN', merge_commit: null }),
    pullRequest(),
    push(),
    status('INPROGRESS', '10:11:00'),
    status('FAILED', '10:12:00'),
    status('INPROGRESS', '10:13:00'),
    status('SUCCESSFUL', '10:14:00'),
    status('SUCCESSFUL', '10:30:00'),
    status('INPROGRESS', '11:00:00'),
    status('FAILED', '11:10:00'),
  ];
  const expected = storedAfter(connector, life);
  expect(expected.at(-1)).toMatchObject({
    kind: 'deployment',
    externalId: `${repository.uuid}/status/${sha('b')}/deploy-production`,
    repository: url,
    environment: 'production',
    status: 'succeeded',
    startedAt: at('10:10:00') + 572,
    finishedAt: at('10:14:00'),
    revision: sha('b'),
  });
  const shuffled = fc
    .tuple(
      fc.shuffledSubarray(life, { minLength: life.length }),
      fc.array(fc.constantFrom(...life)),
    )
    .map(parts => parts.flat());
  fc.assert(
    fc.property(shuffled, payloads => {
      expect(storedAfter(connector, payloads)).toEqual(expected);
    }),
  );
});

it('sees a commit that is deployed a second time by another key', () => {
  const stored = storedAfter(connector, [
    status('SUCCESSFUL', '10:14:00', 'deploy-41'),
    status('SUCCESSFUL', '12:14:00', 'deploy-57'),
  ]);
  expect(stored).toMatchObject([
    { revision: sha('b'), finishedAt: at('10:14:00') },
    { revision: sha('b'), finishedAt: at('12:14:00') },
  ]);
});

it('knows the main branch from the repository, else from the configuration', () => {
  const main = { mainbranch: { type: 'branch', name: 'trunk' } };
  expect(read(push('trunk'))).toEqual({ ignored: expect.any(String) });
  expect(read(push('trunk', main))).toMatchObject({ records: [{}, {}, {}] });
  expect(read(push('main', main))).toEqual({ ignored: expect.any(String) });
});

it('takes a pull request into another branch for no change', () => {
  const into = (name: string) =>
    pullRequest({ destination: { branch: { name } } });
  expect(read(into('release/1.4'))).toEqual({
    ignored: expect.stringMatching(/mainBranches/),
  });
  expect(
    connectorWith({ mainBranches: ['trunk'] }).read({
      payload: into('trunk'),
      headers: {},
      receivedAt: 0,
      topic: null,
    }),
  ).toMatchObject({ records: [{ kind: 'change' }] });
});

it.each<[unknown, object, RegExp]>([
  [status('SUCCESSFUL', '10:14:00', 'unit-tests'), {}, /deployStatuses/],
  [status('UNKNOWN', '10:14:00'), {}, /'UNKNOWN'/],
  [pullRequest(), { 'x-event-key': 'pullrequest:approved' }, /approved/],
  [pullRequest({ merge_commit: null }), {}, /without a merge/],
  [{ repository }, { 'x-event-key': 'repo:fork' }, /repo:fork/],
  [
    { eventKey: 'pr:merged', pullRequest: {} },
    { 'x-event-key': 'pr:merged' },
    /^Bitbucket Data Center is not read$/,
  ],
])('passes over what says nothing', (payload, headers, reason) => {
  expect(read(payload, headers)).toEqual({
    ignored: expect.stringMatching(reason),
  });
});

it('refuses what Bitbucket does not send, naming the field', () => {
  expect(() => read({ action: 'opened' })).toThrow(InputError);
  expect(() => read(pullRequest({ created_on: 'now' }))).toThrow(
    /pullrequest\.created_on/,
  );
  expect(() => connectorWith({ deployStatuses: '(' })).toThrow(
    /bitbucket\.deployStatuses/,
  );
});

it('identifies any payload, webhooks by the request', () => {
  const headers = { 'x-event-key': 'repo:push', 'x-request-uuid': 'r1' };
  const identify = (payload: unknown, sent = {}) =>
    connector.identify({ payload, headers: sent, receivedAt: 0, topic: null });
  expect(identify(push(), headers)).toEqual({ id: 'r1', event: 'repo:push' });
  expect(identify(pullRequest())).toEqual({
    id: null,
    event: 'pullrequest:fulfilled',
  });
  fc.assert(
    fc.property(fc.anything(), payload => {
      expect(identify(payload).event).toBeDefined();
    }),
  );
});

it('makes a test deployment of the repository, or names the annotation', () => {
  const target = {
    entityRef: 'component:default/checkout',
    annotations: { 'bitbucket.com/project-slug': 'shop/checkout' },
    id: 'abc123',
    now: at('10:00:00'),
  };
  const test = connectorWith().testDelivery(target);
  const payload = 'payload' in test ? test.payload : null;
  expect(storedAfter(connectorWith(), [payload])).toMatchObject([
    {
      externalId: expect.stringContaining('abc123'),
      repository: url,
      environment: 'test',
      finishedAt: target.now,
    },
  ]);
  expect(connector.testDelivery({ ...target, annotations: {} })).toEqual({
    missingAnnotations: ['bitbucket.com/project-slug'],
  });
});
