import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogEntityDirectory } from './CatalogEntityDirectory';

function entity(kind: string, name: string, annotations = {}) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, uid: `uid-${name}`, annotations },
  };
}

function setUp() {
  const catalog = catalogServiceMock({
    entities: [
      entity('Component', 'checkout', {
        'github.com/project-slug': 'acme/shop',
      }),
      entity('Resource', 'orders'),
      entity('System', 'shop', { 'github.com/project-slug': 'acme/shop' }),
    ],
  });
  let now = 0;
  const directory = new CatalogEntityDirectory({
    catalog,
    auth: mockServices.auth(),
    clock: () => now,
  });
  const asked = jest.spyOn(catalog, 'getEntitiesByRefs');
  const streamed = jest.spyOn(catalog, 'streamEntities');
  const wait = (ms: number) => {
    now += ms;
  };
  return { directory, asked, streamed, wait };
}

describe('CatalogEntityDirectory', () => {
  it('finds entities by reference, and remembers those that exist for a while', async () => {
    const { directory, asked, wait } = setUp();
    const refs = ['component:default/checkout', 'component:default/gone'];

    const found = await directory.byRefs(refs);
    expect([...found.values()]).toEqual([
      {
        entityRef: 'component:default/checkout',
        uid: 'uid-checkout',
        annotations: { 'github.com/project-slug': 'acme/shop' },
      },
    ]);

    await directory.byRefs(refs);
    expect(asked.mock.calls.map(([{ entityRefs }]) => entityRefs)).toEqual([
      refs,
      ['component:default/gone'],
    ]);

    wait(60_000);
    await directory.byRefs(refs);
    expect(asked.mock.calls[2][0].entityRefs).toEqual(refs);
  });

  it('finds entities by uid', async () => {
    const { directory } = setUp();
    const found = await directory.byUids(['uid-orders', 'uid-gone']);
    expect([...found.keys()]).toEqual(['uid-orders']);
    expect(await directory.byUids([])).toEqual(new Map());
  });

  it('indexes Components and Resources only, and again after a while', async () => {
    const { directory, streamed, wait } = setUp();

    const index = await directory.index();
    const found = index.ofRepository('https://github.com/acme/shop');
    expect(found.map(({ entityRef }) => entityRef)).toEqual([
      'component:default/checkout',
    ]);

    expect(await directory.index()).toBe(index);
    wait(60_000);
    expect(await directory.index()).not.toBe(index);
    expect(streamed).toHaveBeenCalledTimes(2);
  });

  it('asks again after the catalog has failed', async () => {
    const { directory, streamed } = setUp();
    streamed.mockImplementationOnce(() => {
      throw new Error('down');
    });
    await expect(directory.index()).rejects.toThrow('down');
    expect(
      (await directory.index()).ofRepository('https://github.com/acme/shop'),
    ).toHaveLength(1);
  });
});
