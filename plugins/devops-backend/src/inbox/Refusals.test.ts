import { setTimeout as sleep } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { createDatabases } from '../store/__testUtils__/databases';
import { setRefusal, setSampleSource } from '../store/sourceState';
import { Refusals } from './Refusals';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();
const MINUTE = 60_000;

describe.each(each)('refused deliveries on %s', id => {
  it('are noted at most once a minute for each source and reason', async () => {
    const knex = await migrated(id);
    await setSampleSource(knex, 'a', true);
    const logger = mockServices.logger.mock();
    const refusals = new Refusals({ knex, logger });
    const writes: unknown[] = [];
    knex.on('query-response', (_, { sql }) => {
      if (sql.startsWith('insert')) writes.push(sql);
    });
    const written = async (n: number) => {
      while (writes.length < n) await sleep(5);
    };
    const stored = () =>
      knex('source_status')
        .select('source', 'refused_at', 'refused_reason')
        .orderBy('source');

    refusals.note('a', 'mismatch', 0);
    await written(1);
    for (let at = 1; at < MINUTE; at += 1_000) {
      refusals.note('a', 'mismatch', at);
    }
    refusals.note('b', 'expired', MINUTE - 1);
    await written(2);
    const b = { source: 'b', refused_reason: 'expired' };
    expect(await stored()).toMatchObject([
      { source: 'a', refused_reason: 'mismatch' },
      b,
    ]);

    refusals.note('a', 'expired', MINUTE);
    await written(3);
    const rows = await stored();
    expect(rows).toMatchObject([{ source: 'a', refused_reason: 'expired' }, b]);
    expect(Number(rows[0].refused_at)).toBe(MINUTE);
    // What else is known of it stays.
    expect(await knex('source_status').where('sample', true)).toHaveLength(1);
    expect(writes).toHaveLength(3);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('of one reason do not hide those of another', async () => {
    const knex = await migrated(id);
    const logger = mockServices.logger.mock();
    const refusals = new Refusals({ knex, logger });
    const reason = async () => {
      const row = await knex('source_status').first('refused_reason');
      return row?.refused_reason;
    };
    refusals.note('a', 'unproved', 0);
    while ((await reason()) !== 'unproved') await sleep(5);
    refusals.note('a', 'mismatch', 1);
    while ((await reason()) !== 'mismatch') await sleep(5);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('are not noted in the place of later ones, by whichever process', async () => {
    const knex = await migrated(id);
    const rows = () =>
      knex('source_status').select('refused_at', 'refused_reason');
    await setSampleSource(knex, 'a', true);
    await setRefusal(knex, 'a', { at: MINUTE, reason: 'mismatch' });
    await setRefusal(knex, 'a', { at: MINUTE - 1, reason: 'expired' });
    const [{ refused_at, refused_reason }] = await rows();
    expect([Number(refused_at), refused_reason]).toEqual([MINUTE, 'mismatch']);

    await setRefusal(knex, 'a', { at: MINUTE + 1, reason: 'expired' });
    expect(await rows()).toMatchObject([{ refused_reason: 'expired' }]);
  });

  it.each(['mismatch', 'expired'] as const)(
    'as %s are not hidden for a day by anybody who proves nothing',
    async reason => {
      const knex = await migrated(id);
      const kept = async () => {
        const row = await knex('source_status').first();
        return [Number(row.refused_at), row.refused_reason];
      };
      await setRefusal(knex, 'a', { at: MINUTE, reason: 'unproved' });
      // Of another process, which was late to write it.
      await setRefusal(knex, 'a', { at: MINUTE - 1, reason });
      expect(await kept()).toEqual([MINUTE - 1, reason]);

      const dayLater = MINUTE - 1 + 24 * 60 * MINUTE;
      for (const at of [MINUTE, dayLater]) {
        await setRefusal(knex, 'a', { at, reason: 'unproved' });
        await setRefusal(knex, 'a', { at, reason: 'unconfigured' });
        expect(await kept()).toEqual([MINUTE - 1, reason]);
      }
      await setRefusal(knex, 'a', { at: dayLater + 1, reason: 'unproved' });
      expect(await kept()).toEqual([dayLater + 1, 'unproved']);
    },
  );

  it('are refused all the same when the database does not answer', async () => {
    const knex = await migrated(id);
    const logger = mockServices.logger.mock();
    await knex.destroy();
    new Refusals({ knex, logger }).note('a', 'mismatch', 0);
    while (logger.warn.mock.calls.length === 0) await sleep(5);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    knex.initialize();
  });
});
