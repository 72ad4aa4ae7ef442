import { createDatabases } from '../store/__testUtils__/databases';
import { startInbox } from './__testUtils__/startInbox';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

describe.each(each)('the inbox on %s', id => {
  it('keeps what was sent, and of its headers only what is read', async () => {
    const knex = await migrated(id);
    const { keep, log } = startInbox(knex);
    const kept = await keep({ event: 'deployed\u0000' }, 'A-1', {
      headers: {
        'x-fake-delivery': 'A-1',
        'x-fake-signature': 'sha256=secret',
        authorization: 'Bearer secret',
      },
    });
    expect(kept.duplicate).toBe(false);
    expect(await log.read(kept.id)).toEqual({
      id: String(kept.id),
      source: 'fake',
      event: 'deployed\uFFFD',
      topic: null,
      status: 'waiting',
      reason: null,
      receivedAt: '2026-11-20T00:00:00.000Z',
      processedAt: null,
      attempts: 0,
      bytes: 26,
      test: false,
      deliveryKey: 'A-1',
      headers: { 'x-fake-delivery': 'A-1' },
      payload: '{"event":"deployed\\u0000"}',
      payloadTruncated: false,
      records: [],
    });
  });

  it('keeps each delivery once, however many send it at once', async () => {
    const knex = await migrated(id);
    const replicas = [startInbox(knex), startInbox(knex)];
    const sent = Array.from({ length: 200 }, (_, index) => `D-${index % 40}`);
    const kept = await Promise.all(
      sent.map((key, index) => replicas[index % 2].keep({ event: key }, key)),
    );
    expect(kept.filter(({ duplicate }) => !duplicate)).toHaveLength(40);
    const ids = new Map(sent.map((key, index) => [key, kept[index].id]));
    kept.forEach((one, index) => expect(one.id).toBe(ids.get(sent[index])));
    const [{ n }] = await knex('deliveries').count('* as n');
    expect(Number(n)).toBe(40);
  });

  it('takes equal bytes for the same where the sender has no id', async () => {
    const { keep } = startInbox(await migrated(id));
    const one = await keep({ event: 'a' });
    expect(await keep({ event: 'a' })).toEqual({ id: one.id, duplicate: true });
    expect((await keep({ event: 'b' })).duplicate).toBe(false);
  });

  it('lets one that failed wait again when it is sent again', async () => {
    const { keep, processor, stateOf } = startInbox(await migrated(id));
    const { id: failed } = await keep({ failure: 'input' }, 'A');
    const { id: ignored } = await keep({ ignored: 'nothing' }, 'B');
    await processor.process({ limit: 10 });
    await keep({ failure: 'input' }, 'A');
    await keep({ ignored: 'nothing' }, 'B');
    expect((await stateOf(failed)).status).toBe('waiting');
    expect((await stateOf(ignored)).status).toBe('ignored');
  });

  it('says that it can be sent again when the database is away, and nothing of its content', async () => {
    const knex = await migrated(id);
    const { keep } = startInbox(knex);
    await keep({ event: 'before' });
    await knex.destroy();
    const error = await keep({ event: 'confidential' }).catch(caught => caught);
    expect(error).toMatchObject({ name: 'ServiceUnavailableError' });
    expect(`${error.message} ${error.stack}`).not.toContain('confidential');
    await knex.initialize();
  });

  it('refuses what the database cannot hold without a word of it', async () => {
    const knex = await migrated(id);
    const { keep } = startInbox(knex);
    const bytes = Buffer.from('confidential');
    const spoiled = { receivedAt: 'confidential' as unknown as number };
    const sent = [1, 2, 3, 4].map(index =>
      keep({ event: 'a' }, `A-${index}`, {
        body: bytes,
        ...(index === 3 && id !== 'SQLITE_3' ? spoiled : {}),
      }),
    );
    const settled = await Promise.allSettled(sent);
    const refused = settled.filter(one => one.status === 'rejected');
    expect(refused).toHaveLength(id === 'SQLITE_3' ? 0 : 1);
    for (const { reason } of refused) {
      expect(String(reason)).toBe(
        'DatabaseError: Deliveries could not be kept (22P02)',
      );
    }
  });
});
