import { DeploymentRecord } from '../records/record';
import {
  change,
  changeRecord,
  deployment,
  factsOf,
  hour,
} from './__testUtils__/history';

/** A commit of a push, a day before the releases of the examples begin. */
function pushed(
  revision: string,
  parents: string[] | null,
  committedAtHour: number,
) {
  return changeRecord(revision, null, {
    committedAt: hour(committedAtHour),
    parents,
  });
}

/** A release of an hour with the revision of its name. */
function release(
  revision: string,
  finishedAtHour: number,
  fields: Partial<DeploymentRecord> = {},
) {
  return deployment(revision, finishedAtHour, { revision, ...fields });
}

function waitingFor(
  deployments: DeploymentRecord[],
  changes: ReturnType<typeof pushed>[],
) {
  return factsOf({ deployments, changes }).waiting.map(
    ({ revision }) => revision,
  );
}

const chain = [
  pushed('a', [], 0),
  pushed('b', ['a'], 2),
  pushed('c', ['b'], 3),
  pushed('d', ['c'], 4),
];

describe('a change waits for a release', () => {
  it('once it is merged, the oldest first', () => {
    const changes = [...chain, pushed('later', null, 9), pushed('e', null, 8)];
    expect(waitingFor([release('a', 1)], changes)).toEqual([
      'b',
      'c',
      'd',
      'e',
      'later',
    ]);
  });

  it('and once, however many records describe it', () => {
    const { waiting } = factsOf({
      changes: [
        pushed('b', null, 3),
        changeRecord('b', null, {
          id: 'git/other',
          externalId: 'other',
          committedAt: hour(2),
          automated: true,
          url: 'https://git.example/b',
        }),
      ],
    });
    expect(waiting).toMatchObject([
      {
        revision: 'b',
        mergedAt: hour(2),
        automated: true,
        url: 'https://git.example/b',
      },
    ]);
  });

  it('not while its pull request is open', () => {
    const pullRequest = {
      number: 1,
      firstCommitAt: null,
      openedAt: hour(1),
      firstReviewAt: null,
      approvedAt: null,
      mergedAt: null,
    };
    expect(waitingFor([], [{ ...chain[1], pullRequest }])).toEqual([]);
  });
});

describe('a change has stopped waiting', () => {
  it('when it lies below what was released, although the pipeline lists only that', () => {
    const listsItself = { changes: [change('c', null)] };
    expect(
      waitingFor([release('a', 1), release('c', 5, listsItself)], chain),
    ).toEqual(['d']);
  });

  it('when it is what runs, whoever says what else was released', () => {
    const changes = [pushed('b', null, 2), pushed('c', null, 6)];
    const redeployed = deployment('again', 7, { revision: 'b' });
    expect(
      waitingFor([release('a', 1), release('b', 5), redeployed], changes),
    ).toEqual(['c']);
  });

  it('when a rollback has brought it, which counts no change', () => {
    const rollback = release('c', 5, { type: 'rollback' });
    expect(waitingFor([release('a', 1), rollback], chain)).not.toContain('c');
  });
});

describe('whether a change waits is unknown', () => {
  const loose = [pushed('b', null, 2), pushed('z', null, 4)];

  it('after a release of which nobody knows what it carried', () => {
    expect(waitingFor([release('a', 1), release('c', 3)], loose)).toEqual([
      'z',
    ]);
  });

  it('after one that lists only its own revision', () => {
    const listsItself = release('c', 3, { changes: [change('c', null)] });
    expect(waitingFor([release('a', 1), listsItself], loose)).toEqual(['z']);
  });

  it('where what lies below a release was received in part', () => {
    const listsItself = release('c', 3, { changes: [change('c', null)] });
    const changes = [...loose, pushed('c', ['lost'], 2)];
    expect(waitingFor([release('a', 1), listsItself], changes)).toEqual(['z']);
  });

  it('after a rollback to something new', () => {
    const rollback = release('c', 3, { type: 'rollback' });
    expect(waitingFor([release('a', 1), rollback], loose)).toEqual(['z']);
  });

  it('before the first release, whatever that lists', () => {
    const first = release('a', 3, { changes: [change('x', 1)] });
    expect(waitingFor([first], loose)).toEqual(['z']);
  });

  it('but not where a release lists what it carried, or is a redeploy or a rollback to what ran before', () => {
    const lists = release('c', 3, { changes: [change('x', 2)] });
    const none = release('d', 4, { changes: [] });
    const redeploy = deployment('again', 5, { revision: 'd' });
    const back = deployment('back', 6, { revision: 'c' });
    expect(
      waitingFor([release('a', 1), lists, none, redeploy, back], loose),
    ).toEqual(['b', 'z']);
  });
});
