import { createDatabases } from '../store/__testUtils__/databases';
import { fakeDeployment } from './__testUtils__/fakeConnector';
import { START, startInbox } from './__testUtils__/startInbox';
import { LogQuery } from './DeliveryLog';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

const ALL: LogQuery = { statuses: [], sources: [], limit: 100 };

describe.each(each)('the delivery log on %s', id => {
  async function setUp() {
    const knex = await migrated(id);
    const parts = startInbox(knex);
    const payloads = [
      { event: 'deployed', records: [fakeDeployment('Release-7%')] },
      { event: 'status.changed', ignored: 'nothing that counts' },
      { event: 'deployed', failure: 'input' as const },
      {
        event: 'deployed',
        records: [fakeDeployment('8', { entityRef: 'component:default/x' })],
      },
    ];
    for (const [index, payload] of payloads.entries()) {
      parts.time.now = START + index * 1000;
      await parts.keep(payload, `Key-${index}`);
    }
    await parts.processor.process({ limit: 100 });
    await parts.keep({ event: 'waiting' }, 'Key-4');
    const keys = async (query: Partial<LogQuery>) => {
      const { items } = await parts.log.list({ ...ALL, ...query });
      const rows = await knex('deliveries').select('id', 'delivery_key');
      const byId = new Map(rows.map(row => [String(row.id), row.delivery_key]));
      return items.map(item => byId.get(item.id).replace('Key-', '')).join('');
    };
    return { ...parts, knex, keys };
  }

  it('shows the newest first, page by page', async () => {
    const { log, keys, knex } = await setUp();
    expect(await keys({})).toBe('43210');
    // Those of the same instant are told apart by their ids.
    await knex('deliveries').update({ received_at: START });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await log.list({ ...ALL, limit: 2, cursor });
      seen.push(...page.items.map(item => item.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(seen).toEqual([...seen].sort((a, b) => Number(b) - Number(a)));
  });

  it('is narrowed by state, source, time and text', async () => {
    const { keys, knex } = await setUp();
    expect(await keys({ statuses: ['failed', 'unmatched'] })).toBe('32');
    expect(await keys({ statuses: ['processed'] })).toBe('0');
    expect(await keys({ from: START + 1000, to: START + 3000 })).toBe('21');
    expect(await keys({ text: 'STATUS.c' })).toBe('1');
    expect(await keys({ text: 'that counts' })).toBe('1');
    expect(await keys({ text: 'release-7%' })).toBe('0');
    expect(await keys({ text: '7_' })).toBe('');
    expect(await keys({ text: 'Key-2' })).toBe('2');
    expect(await keys({ text: 'Key' })).toBe('');
    expect(await keys({ text: '\\' })).toBe('');
    await knex('deliveries')
      .where('delivery_key', 'Key-1')
      .update('source', 'b');
    expect(await keys({ sources: ['b'] })).toBe('1');
    expect(await keys({ sources: ['b', 'fake'] })).toBe('43210');
  });

  it('counts the states of each source in the window', async () => {
    const { log } = await setUp();
    const counts = async (query: Partial<LogQuery>) =>
      Object.fromEntries(
        (await log.list({ ...ALL, ...query })).counts.map(
          ({ source, status, n }) => [`${source} ${status}`, n],
        ),
      );
    const all = {
      'fake processed': 1,
      'fake ignored': 1,
      'fake failed': 1,
      'fake unmatched': 1,
      'fake waiting': 1,
    };
    expect(await counts({})).toEqual(all);
    expect(await counts({ statuses: ['failed'], text: 'x' })).toEqual(all);
    expect(await counts({ to: START + 1 })).toEqual({ 'fake processed': 1 });
    // Those of the first page are of all pages.
    const { nextCursor } = await log.list({ ...ALL, limit: 2 });
    const later = await log.list({ ...ALL, cursor: nextCursor ?? '' });
    expect(later.items).toHaveLength(3);
    expect(later.counts).toEqual([]);
  });

  it('shows the beginning of a long payload', async () => {
    const { keep, log } = await setUp();
    const { id: long } = await keep({ event: 'a'.repeat(300_000) });
    const read = await log.read(long);
    expect(read.payloadTruncated).toBe(true);
    expect(read.payload).toHaveLength(256 * 1024);
    expect(read.event).toHaveLength(200);
  });

  it('knows no other deliveries and no other cursors', async () => {
    const { log } = await setUp();
    await expect(log.read(4711)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    const forged = Buffer.from('[1,"x",""]').toString('base64url');
    await expect(log.list({ ...ALL, cursor: forged })).rejects.toMatchObject({
      name: 'InputError',
    });
  });
});
