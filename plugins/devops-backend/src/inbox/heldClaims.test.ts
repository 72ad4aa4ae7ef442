import { createDatabases } from '../store/__testUtils__/databases';
import { fakeDeployment } from './__testUtils__/fakeConnector';
import { startInbox } from './__testUtils__/startInbox';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

describe.each(each)('claims that are worked on on %s', id => {
  it('counts a break-off only against those that were about to be processed', async () => {
    const knex = await migrated(id);
    const killed = startInbox(knex, {
      writer: () => ({ write: () => new Promise(() => {}) }),
    });
    const breakOffs = async () =>
      (await knex('deliveries').orderBy('id').select('break_offs')).map(
        row => row.break_offs,
      );
    const poison = await killed.keep({ records: [fakeDeployment('1')] });
    await killed.keep({ records: [fakeDeployment('2')] });
    await knex('deliveries').where('id', poison.id).update('break_offs', 3);
    void killed.processor.process({ limit: 10 });
    while ((await breakOffs())[0] === 3) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    expect(await breakOffs()).toEqual([4, 0]);
    expect(await knex('deliveries').where('attempts', 1)).toHaveLength(2);
  });

  it('renews its claims before each part, and leaves alone what others took meanwhile', async () => {
    const knex = await migrated(id);
    const written: unknown[][] = [];
    const slow = startInbox(knex, {
      writer: () => ({
        write: async records => {
          written.push(records);
          slow.time.now += 29_000;
          // Another replica has taken the last one over.
          await knex('deliveries')
            .where('delivery_key', 'taken')
            .update({ attempts: 2 });
          return records.map(() => ({
            source: 'fake',
            externalId: '1',
            result: 'created' as const,
          }));
        },
      }),
    });
    const { keep, processor, time } = slow;
    await keep({ records: [fakeDeployment('1')] });
    const second = await keep({ records: [fakeDeployment('2')] });
    const taken = await keep({ records: [fakeDeployment('3')] }, 'taken');
    await knex('deliveries').update('break_offs', 1);
    const start = time.now;
    await processor.process({ limit: 10 });
    expect(written).toHaveLength(2);
    const dueAt = async (delivery: number) =>
      Number((await knex('deliveries').where('id', delivery).first()).due_at);
    expect(await dueAt(second.id)).toBe(start + 29_000 + 30_000);
    expect(await dueAt(taken.id)).toBe(start + 30_000);
  });
});
