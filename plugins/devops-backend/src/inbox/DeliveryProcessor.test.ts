import { createDatabases } from '../store/__testUtils__/databases';
import { RecordWriter } from '../store/contract';
import { fakeDeployment } from './__testUtils__/fakeConnector';
import { startInbox } from './__testUtils__/startInbox';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

const elsewhere = { entityRef: 'component:default/unknown' };

describe.each(each)('processing on %s', id => {
  it('says of each delivery what became of it', async () => {
    const { keep, processor, stateOf, log, logger } = startInbox(
      await migrated(id),
    );
    const payloads = {
      processed: { records: [fakeDeployment('1'), fakeDeployment('2')] },
      inPart: {
        records: [fakeDeployment('6')],
        passedOver: 'an info is no incident',
      },
      empty: { records: [] },
      ignored: { ignored: 'an inactive status says nothing' },
      unmatched: {
        records: [fakeDeployment('3'), fakeDeployment('4', elsewhere)],
      },
      rejected: {
        records: [fakeDeployment('5', { finishedAt: null })],
      },
      input: { failure: 'input' as const },
      crash: { failure: 'crash' as const },
    };
    const ids = new Map<string, number>();
    for (const [name, payload] of Object.entries(payloads)) {
      ids.set(name, (await keep(payload, name)).id);
    }
    expect(await processor.process({ limit: 100 })).toBe(8);
    const state = (name: string) => stateOf(ids.get(name) ?? 0);

    expect(await state('processed')).toEqual({
      status: 'processed',
      reason: null,
    });
    expect(await state('inPart')).toEqual({
      status: 'processed',
      reason: 'an info is no incident',
    });
    expect(await state('empty')).toEqual({
      status: 'ignored',
      reason: 'it holds nothing that counts',
    });
    expect(await state('ignored')).toEqual({
      status: 'ignored',
      reason: payloads.ignored.ignored,
    });
    expect(await state('unmatched')).toEqual({
      status: 'unmatched',
      reason: expect.stringMatching(/^1 of 2 records: \$\.entityRef /),
    });
    expect(await state('rejected')).toEqual({
      status: 'failed',
      reason: expect.stringMatching(/^\$\.finishedAt /),
    });
    expect(await state('input')).toEqual({
      status: 'failed',
      reason: 'status: is unknown',
    });
    const crashed = await state('crash');
    expect(crashed.status).toBe('failed');
    expect(crashed.reason).not.toContain('inside');
    expect(logger.error).toHaveBeenCalledTimes(1);

    const { records } = await log.read(ids.get('unmatched') ?? 0);
    expect(records).toEqual([
      {
        kind: 'deployment',
        externalId: '3',
        result: 'created',
        problems: [],
        entityRef: 'component:default/checkout',
      },
      {
        kind: 'deployment',
        externalId: '4',
        result: 'unmatched',
        problems: [{ path: '$.entityRef', message: expect.any(String) }],
        entityRef: null,
      },
    ]);
    expect(await processor.process({ limit: 100 })).toBe(0);
  });

  it('leaves alone what another has claimed, and takes over when its lease runs out', async () => {
    const knex = await migrated(id);
    const killed = startInbox(knex, {
      writer: () => ({ write: () => new Promise(() => {}) }),
    });
    const { id: delivery } = await killed.keep({
      records: [fakeDeployment('1')],
    });
    // It is killed between its claim and its write: this never ends.
    void killed.processor.process({ limit: 10 });
    const isClaimed = async () =>
      (await knex('deliveries').first('attempts')).attempts === 1;
    while (!(await isClaimed())) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }

    const other = startInbox(knex);
    expect(await other.processor.process({ limit: 10 })).toBe(0);
    other.time.now += 31_000;
    expect(await other.processor.process({ limit: 10 })).toBe(1);
    expect((await other.stateOf(delivery)).status).toBe('processed');
  });

  it('gives the same records when it is killed between write and state', async () => {
    const knex = await migrated(id);
    const first = startInbox(knex);
    const payload = { records: [fakeDeployment('1'), fakeDeployment('2')] };
    const { id: delivery } = await first.keep(payload);
    await first.processor.process({ limit: 10 });
    const records = () =>
      knex('records').orderBy('id').select('ref', 'versions', 'received_at');
    const before = await records();
    await knex('deliveries').update({ status: 'waiting', due_at: 0 });
    await first.processor.process({ limit: 10 });
    expect(await records()).toEqual(before);
    const read = await first.log.read(delivery);
    expect(read.records.map(({ result }) => result)).toEqual([
      'unchanged',
      'unchanged',
    ]);
  });

  it('does not let a claim that ran out overwrite what came after it', async () => {
    const knex = await migrated(id);
    let goOn = () => {};
    const slow = startInbox(knex, {
      writer: writer => ({
        write: async records => {
          await new Promise<void>(resolve => (goOn = resolve));
          await writer.write(records);
          throw Object.assign(new Error('gone'), { code: '22P02' });
        },
      }),
    });
    const { id: delivery } = await slow.keep({
      records: [fakeDeployment('1')],
    });
    const late = slow.processor.process({ limit: 1 });
    const other = startInbox(knex);
    other.time.now += 31_000;
    while ((await other.processor.process({ limit: 1 })) === 0) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    goOn();
    await late;
    expect((await other.stateOf(delivery)).status).toBe('processed');
  });

  it('lets one whose records the database refuses take no other with it', async () => {
    const refusing = (writer: RecordWriter): RecordWriter => ({
      write: async records => {
        if (JSON.stringify(records).includes('"bad"')) {
          throw Object.assign(new Error('insert … confidential'), {
            code: '22021',
          });
        }
        return writer.write(records);
      },
    });
    const { keep, processor, stateOf, logger } = startInbox(
      await migrated(id),
      { writer: refusing },
    );
    const kept = [];
    for (const name of ['1', 'bad', '3']) {
      kept.push(await keep({ records: [fakeDeployment(name)] }));
    }
    await processor.process({ limit: 10 });
    const states = await Promise.all(kept.map(one => stateOf(one.id)));
    expect(states.map(({ status }) => status)).toEqual([
      'processed',
      'failed',
      'processed',
    ]);
    const logged = JSON.stringify(logger.error.mock.calls.map(String));
    expect(logged + states[1].reason).not.toContain('confidential');
  });

  it('waits, longer each time, while the database does not write', async () => {
    let isAway = true;
    const failing = (writer: RecordWriter): RecordWriter => ({
      write: async records => {
        if (isAway) throw Object.assign(new Error('gone'), { code: '57P01' });
        return writer.write(records);
      },
    });
    const knex = await migrated(id);
    const { keep, processor, stateOf, time } = startInbox(knex, {
      writer: failing,
    });
    const { id: delivery } = await keep({ records: [fakeDeployment('1')] });
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 4; attempt++) {
      const since = time.now;
      while ((await processor.process({ limit: 10 })) === 0) time.now += 500;
      pauses.push(time.now - since);
    }
    expect(pauses).toEqual([0, 1000, 2000, 4000]);
    expect((await stateOf(delivery)).status).toBe('waiting');
    // However long the database is away, that is no fault of the delivery.
    const [{ break_offs: breakOffs }] = await knex('deliveries').select(
      'break_offs',
    );
    expect(breakOffs).toBe(0);
    isAway = false;
    time.now += 8000;
    await processor.process({ limit: 10 });
    expect((await stateOf(delivery)).status).toBe('processed');
  });

  it('gives up what breaks off whatever processes it', async () => {
    const knex = await migrated(id);
    const { keep, processor, stateOf, replay, time } = startInbox(knex);
    const { id: delivery } = await keep({ records: [fakeDeployment('1')] });
    await knex('deliveries').update({ attempts: 20, break_offs: 20 });
    await processor.process({ limit: 10 });
    expect(await stateOf(delivery)).toEqual({
      status: 'failed',
      reason: 'its processing broke off 20 times',
    });
    // Whoever has mended the cause can have it processed again.
    await replay(delivery, time.now);
    expect((await stateOf(delivery)).status).toBe('processed');
    const [{ attempts }] = await knex('deliveries').select('attempts');
    expect(attempts).toBe(22);
  });

  it('says which source has no reader any more, and reads it once it has', async () => {
    const knex = await migrated(id);
    const { keep, processor, stateOf, replay, time } = startInbox(knex);
    const { id: delivery } = await keep({ records: [fakeDeployment('1')] });
    await knex('deliveries').update({ source: 'former' });
    // It may be a coming one: while replicas are replaced another reads it.
    await processor.process({ limit: 10 });
    expect((await stateOf(delivery)).status).toBe('waiting');
    time.now += 16 * 60_000;
    await processor.process({ limit: 10 });
    expect(await stateOf(delivery)).toEqual({
      status: 'failed',
      reason: expect.stringContaining('no module reads this source'),
    });
    await knex('deliveries').update({ source: 'fake' });
    await replay(delivery, time.now);
    expect(await stateOf(delivery)).toEqual({
      status: 'processed',
      reason: null,
    });
  });

  it('writes more records than one call takes', async () => {
    const { keep, processor, stateOf, log } = startInbox(await migrated(id));
    const records = Array.from({ length: 1001 }, (_, index) =>
      fakeDeployment(String(index)),
    );
    const { id: delivery } = await keep({ records });
    await processor.process({ limit: 10 });
    expect((await stateOf(delivery)).status).toBe('processed');
    expect((await log.read(delivery)).records).toHaveLength(1001);
  });
});
