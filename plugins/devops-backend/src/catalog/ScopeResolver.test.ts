import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ScopeResolver } from './ScopeResolver';

const credentials = mockCredentials.user();

/** `kind:name` in the default namespace, with relations written `type target`. */
function entity(ref: string, ...relations: string[]): Entity {
  const [kind, name] = ref.split(':');
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: kind[0].toLocaleUpperCase('en-US') + kind.slice(1),
    metadata: { name, namespace: 'default' },
    relations: relations.map(text => {
      const [type, target] = text.split(' ');
      return { type, targetRef: target.replace(':', ':default/') };
    }),
  };
}

const company = [
  entity('domain:retail'),
  entity('domain:online', 'partOf domain:retail'),
  entity('system:shop', 'partOf domain:online', 'ownedBy group:web'),
  entity('system:till', 'partOf domain:retail'),
  entity('component:cart', 'partOf system:shop', 'ownedBy group:web'),
  entity('component:checkout', 'partOf system:shop', 'ownedBy group:pay'),
  entity('component:widget', 'partOf component:cart'),
  entity('resource:db', 'partOf system:shop', 'dependencyOf component:cart'),
  entity('resource:drawer', 'partOf system:till', 'ownedBy group:pay'),
  entity('api:orders', 'partOf system:shop'),
  entity('group:engineering'),
  entity('group:web', 'childOf group:engineering'),
  entity('group:pay', 'childOf group:web'),
  entity('user:kim', 'memberOf group:web'),
];

const resolverOf = (entities: Entity[]) =>
  new ScopeResolver(catalogServiceMock({ entities }));

const full = (names: string[]) =>
  names.map(name => name.replace(':', ':default/'));

async function servicesOf(ref: string, entities = company) {
  const scope = await resolverOf(entities).resolve(
    { entityRef: full([ref]) },
    credentials,
  );
  return scope.services;
}

describe('ScopeResolver', () => {
  it.each([
    ['component:cart', ['component:cart']],
    ['resource:db', ['resource:db']],
    ['system:shop', ['component:cart', 'component:checkout', 'resource:db']],
    ['domain:online', ['component:cart', 'component:checkout', 'resource:db']],
    [
      'domain:retail',
      [
        'component:cart',
        'component:checkout',
        'resource:db',
        'resource:drawer',
      ],
    ],
    ['group:pay', ['component:checkout', 'resource:drawer']],
    [
      'group:engineering',
      ['component:cart', 'component:checkout', 'resource:drawer'],
    ],
  ])('finds the services of %s', async (ref, services) => {
    expect(await servicesOf(ref)).toEqual(full(services));
  });

  it('takes the union of several, each service once', async () => {
    const scope = await resolverOf(company).resolve(
      { entityRef: ['system:default/shop', 'Group:pay', 'system:shop'] },
      credentials,
    );
    expect(scope).toEqual({
      entityRefs: ['system:default/shop', 'group:default/pay'],
      services: full([
        'component:cart',
        'component:checkout',
        'resource:db',
        'resource:drawer',
      ]),
      isScope: true,
    });
  });

  it('takes what a filter of the catalog leaves, and what belongs to it', async () => {
    const resolver = resolverOf(company);
    const scope = await resolver.resolve(
      {
        entityRef: ['resource:drawer'],
        filter: ['kind=system,metadata.name=shop', 'metadata.name=widget'],
      },
      credentials,
    );
    expect(scope).toEqual({
      entityRefs: [
        'resource:default/drawer',
        'filter:kind=system,metadata.name=shop',
        'filter:metadata.name=widget',
      ],
      services: full([
        'component:cart',
        'component:checkout',
        'component:widget',
        'resource:db',
        'resource:drawer',
      ]),
      isScope: true,
    });
    const nothing = await resolver.resolve(
      { entityRef: [], filter: ['kind=nothing'] },
      credentials,
    );
    expect(nothing.services).toEqual([]);
    await expect(
      resolver.resolve({ entityRef: [], filter: ['kind='] }, credentials),
    ).rejects.toThrow("filter: 'kind='");
  });

  it('knows a single service from a scope', async () => {
    const resolver = resolverOf(company);
    const one = await resolver.resolve(
      { entityRef: ['component:cart'] },
      credentials,
    );
    const system = await resolver.resolve(
      { entityRef: ['system:till'] },
      credentials,
    );
    expect([one.isScope, system.isScope]).toEqual([false, true]);
  });

  it('cuts cycles', async () => {
    const cyclic = [
      entity('domain:a', 'partOf domain:b'),
      entity('domain:b', 'partOf domain:a'),
      entity('system:s', 'partOf domain:b'),
      entity('component:c', 'partOf system:s'),
      entity('group:g', 'childOf group:h'),
      entity('group:h', 'childOf group:g'),
    ];
    expect(await servicesOf('domain:a', cyclic)).toEqual(full(['component:c']));
    expect(await servicesOf('group:g', cyclic)).toEqual([]);
  });

  it('does not find what the catalog does not show', async () => {
    await expect(servicesOf('component:secret')).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('component:default/secret'),
    });
    const withoutCheckout = company.filter(
      ({ metadata }) => metadata.name !== 'checkout',
    );
    expect(await servicesOf('system:shop', withoutCheckout)).toEqual(
      full(['component:cart', 'resource:db']),
    );
  });

  it('says that users and APIs have no numbers', async () => {
    await expect(servicesOf('user:kim')).rejects.toMatchObject({
      name: 'InputError',
    });
  });

  it('answers for each of many by itself, with as many questions as there are levels', async () => {
    const catalog = catalogServiceMock({ entities: company });
    const asked: string[] = [];
    const counting = new Proxy<CatalogService>(catalog, {
      get(target, name: keyof CatalogService) {
        const method = target[name].bind(target);
        return (...args: never[]) => {
          asked.push(name);
          return Reflect.apply(method, target, args);
        };
      },
    });
    const refs = full([
      'domain:retail',
      'component:secret',
      'component:cart',
      'api:orders',
    ]);
    const [retail, secret, cart, orders] = await new ScopeResolver(
      counting,
    ).resolveEach(refs, credentials);
    expect(retail).toMatchObject({ isScope: true });
    expect(secret).toMatchObject({ name: 'NotFoundError' });
    expect(cart).toMatchObject({ services: full(['component:cart']) });
    expect(orders).toMatchObject({ name: 'InputError' });
    // The entities; then members of retail, of online and till, of shop; services have none.
    expect(asked).toEqual([
      'getEntitiesByRefs',
      'streamEntities',
      'streamEntities',
      'streamEntities',
    ]);
  });
});
