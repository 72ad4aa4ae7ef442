import fc from 'fast-check';
import { Change, ChangeRecord, DeploymentRecord } from '../records/record';
import {
  artifact,
  change,
  changeRecord,
  deployment,
  factOf,
  factsOf,
  hour,
} from './__testUtils__/history';
import { LeadTimeStart } from './definitions';

const HOUR = 3_600_000;

function leadTimes(
  deployments: DeploymentRecord[],
  changes: ChangeRecord[] = [],
) {
  return factsOf({ deployments, changes }).changes.map(c => [
    c.revision,
    c.releaseId,
    c.leadTimeMs === null ? null : c.leadTimeMs / HOUR,
  ]);
}

function released(one: Change, start: LeadTimeStart = 'authoredAt') {
  return factsOf(
    {
      deployments: [
        deployment('d', 100, { revision: one.revision, changes: [one] }),
      ],
    },
    { leadTimeStart: start },
  ).changes[0];
}

const pullRequest = {
  number: 12,
  firstCommitAt: hour(1),
  openedAt: hour(4),
  firstReviewAt: hour(9),
  approvedAt: hour(12),
  mergedAt: hour(20),
};

describe('the start of a lead time', () => {
  it('is authoredAt, else committedAt with a flag, else nothing', () => {
    expect(released(change('a', 10, { committedAt: hour(50) }))).toMatchObject({
      startAt: hour(10),
      leadTimeMs: 90 * HOUR,
      findings: [],
    });
    expect(
      released(change('a', null, { committedAt: hour(50) })),
    ).toMatchObject({
      leadTimeMs: 50 * HOUR,
      findings: ['start-from-commit-date'],
    });
    expect(released(change('a', null))).toMatchObject({
      startAt: null,
      leadTimeMs: null,
      findings: ['no-start'],
    });
  });

  it("is the pull request's first commit for a squash, if earlier", () => {
    expect(released(change('a', 20, { pullRequest })).startAt).toBe(hour(1));
    expect(released(change('a', 0.5, { pullRequest })).startAt).toBe(hour(0.5));
    const twoOfOne = factsOf({
      deployments: [
        deployment('d', 100, {
          changes: [
            change('a', 5, { pullRequest }),
            change('b', 6, { pullRequest }),
          ],
        }),
      ],
    });
    expect(twoOfOne.changes.map(c => c.startAt)).toEqual([hour(5), hour(6)]);
  });

  it('takes a pull request for one, however its repository is spelt', () => {
    const startsOf = (...repositories: (string | null)[]) =>
      factsOf({
        deployments: repositories.map((repository, i) =>
          deployment(`d${i}`, 100, {
            repository,
            changes: [change(`c${i}`, 5 + i, { pullRequest })],
          }),
        ),
      }).changes.map(({ startAt }) => startAt);
    const address = 'https://host.example/shop/checkout';
    const each = [hour(5), hour(6)];
    expect(startsOf(address, 'git@host.example:Shop/checkout.git')).toEqual(
      each,
    );
    expect(startsOf(address, null)).toEqual(each);
    expect(startsOf(address, 'https://host.example/shop/cart')).toEqual([
      hour(1),
      hour(1),
    ]);
  });

  it('is what is configured', () => {
    const one = change('a', 2, { committedAt: hour(3), pullRequest });
    expect(released(one, 'committedAt').startAt).toBe(hour(3));
    expect(released(one, 'openedAt').startAt).toBe(hour(4));
    expect(released(one, 'mergedAt').startAt).toBe(hour(20));
    expect(released(change('a', 2), 'mergedAt').findings).toEqual(['no-start']);
  });

  it('is the earliest of what one list says of a revision, in any order', () => {
    const listed = [
      change('a', 20, { parents: ['y'], pullRequest }),
      change('a', null, {
        parents: ['x'],
        committedAt: hour(8),
        automated: true,
        pullRequest: { ...pullRequest, firstCommitAt: hour(3), openedAt: null },
      }),
      change('a', 10, { committedAt: hour(9) }),
      change('a', 30, {
        pullRequest: { ...pullRequest, number: 13, firstCommitAt: hour(0) },
      }),
    ];
    const answerOf = (changes: Change[]) =>
      factsOf({
        deployments: [
          deployment('d1', 90, { changes: [change('y', 1)], revision: 'y' }),
          deployment('d2', 100, { changes }),
          deployment('d3', 101, { revision: 'a' }),
        ],
      });
    const expected = answerOf(listed);
    expect(expected.changes[1]).toMatchObject({
      startAt: hour(1),
      codingMs: 3 * HOUR,
      automated: true,
    });
    expect(answerOf([...listed].reverse())).toEqual(expected);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(listed, { minLength: listed.length }),
        shuffled => expect(answerOf(shuffled)).toEqual(expected),
      ),
    );
  });

  it('gives no sample when it lies after the release', () => {
    expect(released(change('a', 101))).toMatchObject({
      startAt: hour(101),
      leadTimeMs: null,
      findings: ['negative-lead-time'],
    });
    expect(released(change('a', 100)).leadTimeMs).toBe(0);
  });
});

describe('the stages of a pull request', () => {
  it('are coding, pickup, review and delivery', () => {
    expect(released(change('a', 20, { pullRequest }))).toMatchObject({
      codingMs: 3 * HOUR,
      pickupMs: 5 * HOUR,
      reviewMs: 11 * HOUR,
      deliveryMs: 80 * HOUR,
    });
  });

  it('are absent where they did not happen, and the total stays', () => {
    const unreviewed = { ...pullRequest, firstReviewAt: null };
    expect(
      released(change('a', 20, { pullRequest: unreviewed })),
    ).toMatchObject({
      codingMs: 3 * HOUR,
      pickupMs: null,
      reviewMs: null,
      deliveryMs: 80 * HOUR,
      leadTimeMs: 99 * HOUR,
    });
    expect(released(change('a', 20)).deliveryMs).toBeNull();
  });
});

describe('the changes that a release carries', () => {
  const line = ['a', 'b', 'c', 'd'].map((revision, i, all) =>
    changeRecord(revision, i, { parents: i > 0 ? [all[i - 1]] : ['root'] }),
  );

  it("are the sender's list, each once for the entity", () => {
    expect(
      leadTimes([
        deployment('d1', 10, { changes: [change('a', 1)] }),
        deployment('d2', 20, { changes: [change('a', 1), change('b', 11)] }),
      ]),
    ).toEqual([
      ['a', 'ci/d1', 9],
      ['b', 'ci/d2', 9],
    ]);
  });

  it('are what parents lead to, down to the previous release', () => {
    const facts = factsOf({
      deployments: [
        deployment('d1', 10, { revision: 'b' }),
        deployment('d2', 20, { revision: 'd' }),
      ],
      changes: line,
    });
    expect(facts.changes.map(c => [c.revision, c.releaseId])).toEqual([
      ['c', 'ci/d2'],
      ['d', 'ci/d2'],
    ]);
    expect(factOf(facts, 'd1')).toMatchObject({
      batchSize: null,
      findings: ['first-release'],
    });
    expect(factOf(facts, 'd2')).toMatchObject({ batchSize: 2, findings: [] });
  });

  it('follow merges, and what an earlier release had below it stays there', () => {
    const changes = [
      changeRecord('base', 0, { parents: ['root'] }),
      changeRecord('m1', 1, { parents: ['base'] }),
      changeRecord('side', 1, { parents: ['base'] }),
      changeRecord('merge', 3, { parents: ['m1', 'side'] }),
    ];
    expect(
      leadTimes(
        [
          deployment('d1', 10, { revision: 'm1' }),
          deployment('d2', 20, { revision: 'merge' }),
        ],
        changes,
      ).map(([revision]) => revision),
    ).toEqual(['merge', 'side']);
  });

  it('are found through an artifact', () => {
    const facts = factsOf({
      deployments: [
        deployment('d1', 10, { artifact: 'img@1' }),
        deployment('d2', 20, { artifact: 'img@2' }),
      ],
      artifacts: [artifact('img@1', 'b'), artifact('img@2', 'c')],
      changes: line,
    });
    expect(facts.changes.map(c => c.revision)).toEqual(['c']);
  });

  it('are none for what was released before, even if nothing is known of it', () => {
    const facts = factsOf({
      deployments: [
        deployment('d1', 10, { revision: 'x' }),
        deployment('d2', 20, { revision: 'x' }),
        deployment('d3', 30, { artifact: 'img@9' }),
        deployment('d4', 40, { artifact: 'img@9' }),
      ],
    });
    expect(
      facts.deployments.map(d => [d.externalId, d.batchSize, d.findings]),
    ).toEqual([
      ['d1', null, ['first-release']],
      ['d2', 0, []],
      ['d3', null, ['changes-unknown']],
      ['d4', 0, []],
    ]);
  });

  it('are unknown where nothing tells them, with a finding', () => {
    const facts = factsOf({
      deployments: [
        deployment('d1', 10, { revision: 'x' }),
        deployment('d2', 20, { revision: 'y' }),
      ],
    });
    expect(facts.changes).toEqual([]);
    expect(factOf(facts, 'd2')).toMatchObject({
      batchSize: null,
      findings: ['changes-unknown'],
    });
  });

  it('fall back to commit dates where the base is gone', () => {
    const rewritten = [
      changeRecord('p', 1, { parents: ['root'], committedAt: hour(9) }),
      changeRecord('q', 2, { parents: ['p'], committedAt: hour(12) }),
      changeRecord('r', 3, { parents: ['q'], committedAt: hour(15) }),
    ];
    const facts = factsOf({
      deployments: [
        deployment('d1', 10, {
          revision: 'gone',
          repository: 'git@host.example:shop/checkout.git',
        }),
        deployment('d2', 20, { revision: 'r' }),
      ],
      changes: rewritten,
    });
    expect(facts.changes.map(c => c.revision)).toEqual(['q', 'r']);
    expect(factOf(facts, 'd2').findings).toEqual(['commit-dates-fallback']);
  });

  it('are unknown where parents do not reach a base that still exists', () => {
    const facts = factsOf({
      deployments: [
        deployment('d1', 10, { revision: 'a' }),
        deployment('d2', 20, { revision: 'x' }),
        deployment('d3', 30, { revision: 'y' }),
      ],
      changes: [...line, changeRecord('y', 25)],
    });
    expect(factOf(facts, 'd3').findings).toEqual(['changes-unknown']);
  });

  it('are new in an environment that was not released to before', () => {
    expect(
      leadTimes(
        [
          deployment('eu', 10, { revision: 'b', environment: 'prod-eu' }),
          deployment('us', 20, { revision: 'd', environment: 'prod-us' }),
          deployment('eu2', 30, { revision: 'd', environment: 'prod-eu' }),
        ],
        line,
      ).map(([revision, release]) => [revision, release]),
    ).toEqual([
      ['c', 'ci/us'],
      ['d', 'ci/us'],
    ]);
  });

  it('of a rollback are neither counted nor used up', () => {
    expect(
      leadTimes([
        deployment('d1', 1, { revision: '1', changes: [] }),
        deployment('d2', 2, { revision: '2', changes: [] }),
        deployment('d3', 3, { revision: '1', changes: [change('a', 0)] }),
        deployment('d4', 4, {
          revision: '2b',
          type: 'rollback',
          changes: [change('b', 0)],
        }),
        deployment('d5', 5, {
          revision: '3',
          changes: [change('a', 0), change('b', 0)],
        }),
      ]),
    ).toEqual([
      ['a', 'ci/d5', 5],
      ['b', 'ci/d5', 5],
    ]);
  });

  it('of a failed deployment wait for the release', () => {
    const changes = [change('a', 0)];
    expect(
      leadTimes([
        deployment('bad', 1, { status: 'failed', changes }),
        deployment('good', 2, { changes }),
      ]),
    ).toEqual([['a', 'ci/good', 2]]);
  });

  it('take from other senders what the list leaves open', () => {
    expect(
      leadTimes(
        [deployment('d1', 10, { changes: [change('a', null)] })],
        [changeRecord('a', 4)],
      ),
    ).toEqual([['a', 'ci/d1', 6]]);
  });
});
