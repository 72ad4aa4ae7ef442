import { createDatabases } from '../store/__testUtils__/databases';
import { START, startInbox } from './__testUtils__/startInbox';
import { Outcome } from './outcome';
import { storeOutcomes, toProcessed } from './storeOutcomes';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

describe.each(each)('what became of deliveries, on %s', id => {
  it('is kept of the others where that of one is refused', async () => {
    const knex = await migrated(id);
    const { keep, stateOf, logger } = startInbox(knex);
    const ids: number[] = [];
    for (const name of ['1', 'bad', '3']) ids.push((await keep({}, name)).id);
    const outcome = (reason: string): Outcome => ({
      status: 'ignored',
      reason,
      results: [],
    });
    await storeOutcomes(
      knex,
      ids.map((delivery, index) =>
        toProcessed(
          { id: delivery, source: 'fake', attempts: 0 },
          // PostgreSQL takes no half of a character.
          outcome(index === 1 ? 'half a character \ud83d' : 'fine'),
        ),
      ),
      { now: START, logger },
    );
    const fine = { status: 'ignored', reason: 'fine' };
    expect(await stateOf(ids[0])).toEqual(fine);
    expect(await stateOf(ids[2])).toEqual(fine);
    const refused = await stateOf(ids[1]);
    expect(refused.status).toBe('ignored');
    const told = {
      // SQLite takes everything.
      SQLITE_3: [expect.stringContaining('half'), 0],
      POSTGRES_18: [expect.stringContaining('the log of the backend'), 1],
    }[String(id)];
    expect([refused.reason, logger.error.mock.calls.length]).toEqual(told);
  });

  it('is kept of none while the database is away', async () => {
    const knex = await migrated(id);
    const { keep, stateOf, logger } = startInbox(knex);
    const { id: delivery } = await keep({});
    const gone = Object.assign(new Error('gone'), { code: '57P01' });
    const away = new Proxy(knex, {
      get: (target, name) =>
        name === 'transaction'
          ? () => Promise.reject(gone)
          : Reflect.get(target, name),
    });
    const processed = toProcessed(
      { id: delivery, source: 'fake', attempts: 0 },
      { status: 'ignored', reason: 'fine', results: [] },
    );
    await expect(
      storeOutcomes(away, [processed], { now: START, logger }),
    ).rejects.toMatchObject({ name: 'DatabaseError', code: '57P01' });
    expect((await stateOf(delivery)).status).toBe('waiting');
  });
});
