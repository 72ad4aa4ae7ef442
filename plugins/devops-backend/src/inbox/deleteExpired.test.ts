import { setTimeout as sleep } from 'node:timers/promises';
import { Knex } from 'knex';
import { createDatabases } from '../store/__testUtils__/databases';
import { fakeDeployment } from './__testUtils__/fakeConnector';
import { START, startInbox } from './__testUtils__/startInbox';
import { deleteExpired } from './deleteExpired';
import { makeWait } from './insertDeliveries';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

const DAY = 24 * 3_600_000;

describe.each(each)('retention on %s', id => {
  it('deletes each state after its days, and what waits never', async () => {
    const knex = await migrated(id);
    const { keep, processor } = startInbox(knex);
    await keep({ records: [fakeDeployment('1')] }, 'processed');
    await keep({ ignored: 'nothing' }, 'ignored');
    await keep({ failure: 'input' }, 'failed');
    const lost = { entityRef: 'component:default/lost' };
    await keep({ records: [fakeDeployment('2', lost)] }, 'unmatched');
    await processor.process({ limit: 10 });
    await keep({ ignored: 'nothing' }, 'waiting');
    const left = async (days: number) => {
      const retention = { days: 30, unresolvedDays: 90 };
      await deleteExpired(knex, retention, START + days * DAY);
      return knex('deliveries').orderBy('id').pluck('delivery_key');
    };
    const all = ['processed', 'ignored', 'failed', 'unmatched', 'waiting'];
    expect(await left(30)).toEqual(all);
    expect(await left(31)).toEqual(['failed', 'unmatched', 'waiting']);
    expect(await left(90)).toEqual(['failed', 'unmatched', 'waiting']);
    expect(await left(91)).toEqual(['waiting']);
    expect(await knex('delivery_waits')).toEqual([]);
    // The records stay, and the same delivery changes nothing.
    await keep({ records: [fakeDeployment('1')] }, 'processed');
    await processor.process({ limit: 10 });
    expect(await knex('records')).toHaveLength(2);
  });

  it('does not delete what is replayed meanwhile', async () => {
    const knex = await migrated(id);
    const { keep, processor } = startInbox(knex);
    const { id: delivery } = await keep({ ignored: 'nothing' });
    await processor.process({ limit: 10 });
    const replay = await knex.transaction();
    await makeWait(replay as unknown as Knex, [delivery], START);
    const retention = { days: 1, unresolvedDays: 1 };
    const deleted = deleteExpired(knex, retention, START + 2 * DAY);
    // PostgreSQL has found the row before, and waits for the other to end.
    await sleep(200);
    await replay.commit();
    await deleted;
    expect(await knex('deliveries').pluck('status')).toEqual(['waiting']);
  });

  it('goes through many in batches, and stops when it is told to', async () => {
    const knex = await migrated(id);
    const { keep, processor } = startInbox(knex);
    await Promise.all(
      Array.from({ length: 1_100 }, (_, index) =>
        keep({ ignored: 'nothing' }, `D${index}`),
      ),
    );
    await processor.process({ limit: 2_000 });
    const retention = { days: 1, unresolvedDays: 1 };
    const count = async () => (await knex('deliveries').pluck('id')).length;
    await deleteExpired(knex, retention, START + 2 * DAY, AbortSignal.abort());
    expect(await count()).toBe(1_100);
    await deleteExpired(knex, retention, START + 2 * DAY);
    expect(await count()).toBe(0);
  });
});
