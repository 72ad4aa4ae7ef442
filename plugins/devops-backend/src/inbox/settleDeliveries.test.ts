import { entityOf } from '../ingestion/__testUtils__/FixedEntityDirectory';
import { Rematcher } from '../ingestion/Rematcher';
import { createDatabases } from '../store/__testUtils__/databases';
import { fakeDeployment } from './__testUtils__/fakeConnector';
import { START, startInbox } from './__testUtils__/startInbox';
import { settleDeliveries } from './settleDeliveries';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

const later = 'component:default/later';
const never = 'component:default/never';

describe.each(each)('settling on %s', id => {
  it('makes processed what the catalog has brought together', async () => {
    const knex = await migrated(id);
    const backend = startInbox(knex);
    const { keep, processor, stateOf, log, directory } = backend;
    const rematcher = new Rematcher({ ...backend, knex });
    const { id: one } = await keep({
      records: [fakeDeployment('1', { entityRef: later })],
    });
    const { id: both } = await keep({
      records: [
        fakeDeployment('2', { entityRef: later }),
        fakeDeployment('3', { entityRef: never }),
      ],
    });
    await processor.process({ limit: 10 });
    expect(await settleDeliveries(knex, START)).toBe(false);
    expect((await stateOf(one)).status).toBe('unmatched');

    directory.entities.push(entityOf(later));
    await rematcher.run();
    expect(await settleDeliveries(knex, START)).toBe(false);
    expect(await stateOf(one)).toEqual({ status: 'processed', reason: null });
    expect((await log.read(one)).records[0]).toMatchObject({
      result: 'updated',
      entityRef: later,
      problems: [],
    });
    expect((await stateOf(both)).status).toBe('unmatched');

    directory.entities.push(entityOf(never));
    await rematcher.run();
    await settleDeliveries(knex, START);
    expect((await stateOf(both)).status).toBe('processed');
    expect(await knex('delivery_waits')).toEqual([]);
  });

  it('tries again what was rejected until another delivery brought the rest', async () => {
    const knex = await migrated(id);
    const { keep, processor, stateOf } = startInbox(knex);
    const incident = {
      kind: 'incident' as const,
      externalId: 'Q1',
      entityRef: 'component:default/checkout',
    };
    const { id: resolved } = await keep({
      records: [
        {
          ...incident,
          updatedAt: '2026-11-01T02:00:00Z',
          resolvedAt: '2026-11-01T02:00:00Z',
        },
      ],
    });
    await processor.process({ limit: 10 });
    const { status } = await stateOf(resolved);
    await keep({
      records: [
        {
          ...incident,
          updatedAt: '2026-11-01T01:00:00Z',
          openedAt: '2026-11-01T01:00:00Z',
        },
      ],
    });
    await processor.process({ limit: 10 });
    expect(status).toBe('failed');
    expect(await settleDeliveries(knex, START)).toBe(true);
    await processor.process({ limit: 10 });
    expect((await stateOf(resolved)).status).toBe('processed');
    const [{ ended_at: endedAt }] = await knex('records').select('ended_at');
    expect(Number(endedAt)).toBe(Date.parse('2026-11-01T02:00:00Z'));
  });

  it('does not try for ever what cannot be mended', async () => {
    const knex = await migrated(id);
    const { keep, processor, stateOf } = startInbox(knex);
    await keep({ records: [fakeDeployment('1')] });
    const { id: bad } = await keep({
      records: [fakeDeployment('1', { finishedAt: 'soon' })],
    });
    await processor.process({ limit: 10 });
    let times = 0;
    while (await settleDeliveries(knex, START)) {
      await processor.process({ limit: 10 });
      times += 1;
    }
    expect(times).toBe(2);
    expect((await stateOf(bad)).status).toBe('failed');
  });
});
