import { createDatabases } from './__testUtils__/databases';
import { transact } from './transactions';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

function deadlock() {
  return Object.assign(new Error('deadlock detected'), { code: '40P01' });
}

describe.each(each)('transact on %s', id => {
  it('starts again after a deadlock, with nothing left of the first attempt', async () => {
    const knex = await migrated(id);
    let attempts = 0;

    await transact(knex, async tx => {
      attempts += 1;
      await tx('services').insert({ entity_ref: `component:a/${attempts}` });
      if (attempts < 3) {
        throw deadlock();
      }
    });

    expect(await knex('services').pluck('entity_ref')).toEqual([
      'component:a/3',
    ]);
  });

  it('gives up in the end, and at once for any other error', async () => {
    const knex = await migrated(id);
    const failing = jest.fn(async () => {
      throw deadlock();
    });
    await expect(transact(knex, failing)).rejects.toThrow('deadlock');
    expect(failing.mock.calls.length).toBeGreaterThan(2);

    const wrong = jest.fn(async () => {
      throw new Error('wrong');
    });
    await expect(transact(knex, wrong)).rejects.toThrow('wrong');
    expect(wrong).toHaveBeenCalledTimes(1);
  });
});
