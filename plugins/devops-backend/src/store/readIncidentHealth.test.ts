import { SERVICES } from '../facts/__testUtils__/backend';
import { startInbox } from '../inbox/__testUtils__/startInbox';
import { createDatabases } from './__testUtils__/databases';
import { IncidentSource, readIncidentHealth } from './readIncidentHealth';
import { setSourceErrors } from './sourceState';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

const [CHECKOUT, PAYMENTS] = SERVICES;

/** A source that sends deliveries to the inbox. */
const FAKE = { name: 'fake', isScheduled: false, isDedicated: true };

describe.each(each)('the health of sources of incidents on %s', id => {
  async function setUp() {
    const knex = await migrated(id);
    const inbox = startInbox(knex);
    const isHealthy = async (source: IncidentSource, service = CHECKOUT) => {
      const tell = await readIncidentHealth(knex, [source], [service]);
      return tell(source.name, service);
    };
    const deliver = async (status: string, receivedAt: number) => {
      const { id: delivery } = await inbox.keep(
        { event: 'opened' },
        `${receivedAt}`,
        { receivedAt },
      );
      await knex('deliveries').where('id', delivery).update({ status });
    };
    const fail = (general: string | null, byEntity: [string, string][] = []) =>
      setSourceErrors(
        knex,
        'fake',
        { general, byEntity: new Map(byEntity) },
        1,
      );
    return { knex, ...inbox, isHealthy, deliver, fail };
  }

  it('is not that of a source that has never sent anything', async () => {
    const { isHealthy, deliver } = await setUp();
    expect(await isHealthy(FAKE)).toBe(false);
    await deliver('ignored', 1);
    expect(await isHealthy(FAKE)).toBe(true);
  });

  it('goes by the last delivery', async () => {
    const { isHealthy, deliver } = await setUp();
    await deliver('failed', 1);
    expect(await isHealthy(FAKE)).toBe(false);
    await deliver('processed', 2);
    expect(await isHealthy(FAKE)).toBe(true);
    await deliver('failed', 3);
    expect(await isHealthy(FAKE)).toBe(false);
  });

  it('goes by what is stored where the log has forgotten', async () => {
    const { isHealthy, writer } = await setUp();
    const incident = (source: string) => ({
      kind: 'incident',
      source,
      externalId: '1',
      entityRef: CHECKOUT,
      openedAt: '2026-11-01T00:00:00Z',
    });
    await writer.write([incident('fake.2'), incident('fak')]);
    expect(await isHealthy(FAKE)).toBe(false);
    await writer.write([incident('fake')]);
    expect(await isHealthy(FAKE)).toBe(true);
  });

  it('takes a code host for a source of incidents once it delivered one', async () => {
    const { isHealthy, writer, deliver } = await setUp();
    const host = { ...FAKE, isDedicated: false };
    await deliver('processed', 1);
    expect(await isHealthy(host)).toBe(false);
    await writer.write([
      {
        kind: 'incident',
        source: 'fake',
        externalId: '1',
        entityRef: PAYMENTS,
        openedAt: '2026-11-01T00:00:00Z',
      },
    ]);
    expect(await isHealthy(host)).toBe(true);
  });

  it('asks of a source with a schedule only that nothing failed', async () => {
    const { isHealthy, fail } = await setUp();
    const asked = { ...FAKE, isScheduled: true };
    expect(await isHealthy(asked)).toBe(true);
    await fail(null, [[PAYMENTS, 'is gone']]);
    expect(await isHealthy(asked)).toBe(true);
    expect(await isHealthy(asked, PAYMENTS)).toBe(false);
    await fail('is down');
    expect(await isHealthy(asked)).toBe(false);
  });

  it('asks nothing where there is no such source', async () => {
    const { knex } = await setUp();
    const statements: unknown[] = [];
    knex.on('query', statement => statements.push(statement));
    const isHealthy = await readIncidentHealth(knex, [], [CHECKOUT]);
    expect(isHealthy('fake', CHECKOUT)).toBe(false);
    expect(statements).toEqual([]);
  });
});
