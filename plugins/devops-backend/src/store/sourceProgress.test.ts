import { createDatabases } from './__testUtils__/databases';
import {
  KeptProgress,
  parseProgress,
  secondsLeft,
  setSourceProgress,
} from './sourceProgress';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();
const SECOND = 1000;

describe.each(each)('setSourceProgress on %s', id => {
  it('keeps the start of work that goes on, until it is done', async () => {
    const knex = await migrated(id);
    const what = 'repositories';
    const kept = async () =>
      parseProgress(
        (await knex('source_status').where('source', 'github').first())
          .progress,
      );
    const set = async (done: number, now: number, of = what) => {
      const progress = { done, total: 10, what: of };
      await setSourceProgress(knex, 'github', progress, now);
      return kept();
    };
    await knex('source_status').insert({ source: 'github', sample: true });

    expect(await set(2, 5_000)).toMatchObject({ startedDone: 2 });
    expect(await set(4, 9_000)).toEqual({
      done: 4,
      total: 10,
      what,
      waitingUntil: null,
      startedAt: 5_000,
      startedDone: 2,
      reportedAt: 9_000,
    });
    // A second backfill begins.
    expect(await set(0, 20_000)).toMatchObject({ startedAt: 20_000 });
    expect(await set(3, 30_000, 'days')).toMatchObject({
      startedAt: 30_000,
      startedDone: 3,
    });

    await setSourceProgress(knex, 'github', null, 40_000);
    expect(await kept()).toBeNull();
    expect(await knex('source_status').select('sample')).toHaveLength(1);
  });
});

describe('secondsLeft', () => {
  const progress: KeptProgress = {
    done: 30,
    total: 50,
    what: 'repositories',
    waitingUntil: null,
    startedAt: 0,
    startedDone: 10,
    reportedAt: 40 * SECOND,
  };

  it('goes by the speed so far, less what has passed since', () => {
    expect(secondsLeft(progress, 40 * SECOND)).toBe(40);
    expect(secondsLeft(progress, 55 * SECOND)).toBe(25);
    expect(secondsLeft(progress, 500 * SECOND)).toBe(0);
  });

  it('lasts at least as long as the wait at a rate limit', () => {
    const waiting = { ...progress, waitingUntil: 400 * SECOND };
    expect(secondsLeft(waiting, 40 * SECOND)).toBe(360);
  });

  it('is unknown without a total, or before anything has advanced', () => {
    expect(secondsLeft({ ...progress, total: null }, 50_000)).toBeNull();
    expect(secondsLeft({ ...progress, done: 10 }, 50_000)).toBeNull();
  });
});
