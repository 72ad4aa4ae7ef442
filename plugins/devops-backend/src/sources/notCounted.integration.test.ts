import {
  createBackendDatabases,
  Devops,
  startDevops,
} from '../http/__testUtils__/startDevops';
import { shippingModule } from './__testUtils__/shipper';
import {
  calls,
  ENTITIES,
  named,
  refOf,
  SECRET,
} from './__testUtils__/sourceCalls';

jest.setTimeout(120_000);

const { each, create } = createBackendDatabases();

describe.each(each)('sources on %s', id => {
  let devops: Devops;

  const start = async () => {
    devops = await startDevops({
      database: await create(id),
      entities: ENTITIES,
      modules: [shippingModule],
      devops: { sources: { shipper: { webhook: { secrets: [SECRET] } } } },
    });
    return calls(devops);
  };

  afterEach(() => devops.stop());

  it('show to those who run the portal what waits for its entity', async () => {
    const { sources } = await start();
    await devops.send('deployments', [
      {
        source: 'ci',
        externalId: '1',
        entityRef: refOf('shpo'),
        environment: 'production',
        status: 'succeeded',
        finishedAt: '2026-11-20T10:00:00.000Z',
      },
    ]);
    const waiting = {
      records: 1,
      reasons: [
        {
          code: 'not-in-catalog',
          params: { named: refOf('shpo') },
          records: 1,
          message: `${refOf(
            'shpo',
          )} is not in the catalog; the record waits until it is`,
        },
      ],
    };
    const { sources: all } = await sources();
    expect(named(all, 'ci')).toMatchObject({ records: 0, waiting });
    // It has come, though nothing counts it.
    expect(named(all, 'ci')?.lastReceivedAt).not.toBeNull();
    expect(named(all, 'shipper')?.waiting).toBeNull();
    const ofShop = JSON.stringify(await sources('shop'));
    expect(ofShop).not.toContain('shpo');
  });

  it('show to those who run the portal that a delivery was refused', async () => {
    const { ship, refused, sources } = await start();
    await refused('a wrong secret');
    const lastRefusal = async () => {
      for (;;) {
        const one = named((await sources()).sources, 'shipper');
        if (one?.lastRefusal) return one;
        await new Promise(resolve => setTimeout(resolve, 20));
      }
    };
    const { lastRefusal: refusal, lastDelivery } = await lastRefusal();
    expect(refusal).toEqual({ at: expect.any(String), reason: 'mismatch' });
    expect(lastDelivery).toBeNull();
    const at = '2026-11-20T10:00:00.000Z';
    await ship({ id: '1', shipper: 'shop', environment: 'production', at });
    const after = await lastRefusal();
    expect(after.lastDelivery?.receivedAt.localeCompare(refusal!.at)).toBe(1);
    expect(after.lastRefusal).toEqual(refusal);
  });
});
