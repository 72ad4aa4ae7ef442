import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { GroupCommit, GroupCommitOptions } from './GroupCommit';

/** Commits of numbers that answer with their doubles; a negative one spoils the group that it is in. */
function setUp(more: Partial<GroupCommitOptions<number, number>> = {}) {
  const commits: number[][] = [];
  const group = new GroupCommit<number, number>({
    commit: async items => {
      commits.push(items);
      await sleep(1);
      if (items.some(item => item < 0)) throw new Error('negative');
      return items.map(item => item * 2);
    },
    isOfOne: () => true,
    sizeOf: () => 10,
    lanes: 1,
    group: { items: 5, bytes: 1000 },
    queue: { items: 100, bytes: 10_000 },
    patienceMs: 5_000,
    ...more,
  });
  return { commits, group };
}

describe('GroupCommit', () => {
  it('lets those that come meanwhile share a commit, in their order', async () => {
    const { commits, group } = setUp();
    const items = Array.from({ length: 12 }, (_, index) => index);
    const results = await Promise.all(items.map(item => group.add(item)));
    expect(results).toEqual(items.map(item => item * 2));
    expect(commits).toEqual([[0], [1, 2, 3, 4, 5], [6, 7, 8, 9, 10], [11]]);
  });

  it('takes no more bytes together than a group may hold, but always one', async () => {
    const { commits, group } = setUp({
      sizeOf: item => item,
      group: { items: 5, bytes: 100 },
    });
    await Promise.all([1, 60, 60, 500, 20, 20].map(item => group.add(item)));
    expect(commits).toEqual([[1], [60], [60], [500], [20, 20]]);
  });

  it('tells only the one that spoils a commit, whichever they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -3, max: 20 }), { maxLength: 20 }),
        async items => {
          const { group } = setUp();
          const settled = await Promise.allSettled(
            items.map(item => group.add(item)),
          );
          expect(
            settled.map(one =>
              one.status === 'fulfilled' ? one.value : 'refused',
            ),
          ).toEqual(items.map(item => (item < 0 ? 'refused' : item * 2)));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('tries nobody again when the database is the one to blame', async () => {
    const { commits, group } = setUp({ isOfOne: () => false });
    const settled = await Promise.allSettled(
      [1, 2, -1, 3].map(item => group.add(item)),
    );
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(commits).toEqual([[1], [2, -1, 3]]);
  });

  it('sends away what would be too much, and takes more once there is room', async () => {
    const { group } = setUp({ queue: { items: 3, bytes: 10_000 } });
    const waiting = [1, 2, 3].map(item => group.add(item));
    expect(group.isFull).toBe(true);
    await expect(group.add(4)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    await Promise.all(waiting);
    expect(group.isFull).toBe(false);
    await expect(group.add(4)).resolves.toBe(8);

    const small = setUp({ queue: { items: 100, bytes: 20 } }).group;
    const two = [1, 2].map(item => small.add(item));
    expect(small.isFull).toBe(true);
    await Promise.all(two);
  });

  it('lets nobody wait for long, and commits nothing that nobody waits for', async () => {
    let release = () => {};
    const commits: number[][] = [];
    const { group } = setUp({
      patienceMs: 20,
      commit: async items => {
        commits.push(items);
        if (items[0] === 1) await new Promise<void>(done => (release = done));
        return items;
      },
    });
    const slow = [1, 2].map(item => group.add(item));
    await expect(Promise.allSettled(slow)).resolves.toEqual(
      slow.map(() => ({
        status: 'rejected',
        reason: expect.objectContaining({ name: 'ServiceUnavailableError' }),
      })),
    );
    release();
    await sleep(5);
    await expect(group.add(3)).resolves.toBe(3);
    expect(commits).toEqual([[1], [3]]);
  });

  it('holds on to nothing that was given up while the database hangs', async () => {
    const collectGarbage = exposeGc();
    const group = new GroupCommit<{ body: string }, void>({
      commit: () => new Promise(() => {}),
      isOfOne: () => true,
      sizeOf: () => 1,
      lanes: 1,
      group: { items: 1, bytes: 1 },
      queue: { items: 10, bytes: 10 },
      patienceMs: 5,
    });
    void group.add({ body: 'hangs' }).catch(() => {});
    await sleep(10);
    const givenUp = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const item = { body: 'waits' };
        await expect(group.add(item)).rejects.toThrow('in time');
        return new WeakRef(item);
      }),
    );
    // One collection may come too early for what the machine still holds on to.
    for (let i = 0; i < 100 && givenUp.some(ref => ref.deref()); i++) {
      await sleep(10);
      collectGarbage();
    }
    expect(givenUp.filter(ref => ref.deref())).toEqual([]);
  });
});

function exposeGc(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}
