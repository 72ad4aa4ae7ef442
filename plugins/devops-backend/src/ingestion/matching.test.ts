import { entityOf } from './__testUtils__/FixedEntityDirectory';
import { followAliases, matchEntity, MatchIndex } from './matching';
import { repositoryKeysOf } from './repositoryKeysOf';

const none = { entityRef: null, selector: null, repository: null };
const cart = entityOf('component:default/cart', {
  'github.com/project-slug': 'Acme/Cart',
  'pagerduty.com/service-id': 'P1',
  'example.org/tier': '1',
});
const shopA = entityOf('component:default/shop-a', {
  'backstage.io/source-location': 'url:https://git.acme.org/shop/-/tree/main/a',
  'example.org/tier': '1',
});
const shopB = entityOf('component:default/shop-b', {
  'backstage.io/source-location': 'url:https://git.acme.org/shop/-/tree/main/b',
});
const entities = [cart, shopA, shopB];
const known = {
  byRef: new Map(entities.map(entity => [entity.entityRef, entity])),
  index: new MatchIndex(entities),
};

describe('matchEntity', () => {
  it('goes by the reference before anything else, and never past it', () => {
    const repository = 'https://github.com/acme/cart';
    expect(
      matchEntity(
        { ...none, entityRef: 'component:default/shop-b', repository },
        known,
      ),
    ).toEqual({ entity: shopB });
    expect(
      matchEntity(
        { ...none, entityRef: 'component:default/gone', repository },
        known,
      ),
    ).toMatchObject({ path: '$.entityRef' });
  });

  it('goes by all the annotations', () => {
    const tier = { 'example.org/tier': '1' };
    const selector = { ...tier, 'pagerduty.com/service-id': 'P1' };
    expect(matchEntity({ ...none, selector }, known)).toEqual({ entity: cart });
    expect(matchEntity({ ...none, selector: tier }, known)).toEqual({
      path: '$.selector',
      reason: expect.stringContaining(
        'component:default/cart, component:default/shop-a',
      ),
    });
    expect(
      matchEntity({ ...none, selector: { 'example.org/tier': '9' } }, known),
    ).toMatchObject({ path: '$.selector' });
  });

  it('goes by the repository where only one entity has it', () => {
    expect(
      matchEntity(
        { ...none, repository: 'git@github.com:acme/cart.git' },
        known,
      ),
    ).toEqual({ entity: cart });
    expect(
      matchEntity({ ...none, repository: 'https://git.acme.org/shop' }, known),
    ).toMatchObject({ path: '$.repository' });
    expect(
      matchEntity({ ...none, repository: 'https://git.acme.org/sho' }, known),
    ).toMatchObject({ path: '$.repository' });
  });

  it('says so when nothing names an entity', () => {
    expect(matchEntity(none, known)).toMatchObject({ path: '$.entityRef' });
  });
});

describe('followAliases', () => {
  it('follows renames to the end and stops in a circle', () => {
    const aliases = new Map([
      ['a', 'b'],
      ['b', 'c'],
      ['x', 'y'],
      ['y', 'x'],
    ]);
    expect(followAliases('a', aliases)).toBe('c');
    expect(followAliases('c', aliases)).toBe('c');
    expect(['x', 'y']).toContain(followAliases('x', aliases));
  });
});

describe('repositoryKeysOf', () => {
  it.each([
    [{ 'github.com/project-slug': 'acme/cart' }, 'github.com/acme/cart'],
    [{ 'gitlab.com/project-slug': 'a/b/c' }, 'gitlab.com/a/b/c'],
    [
      {
        'gitlab.com/project-slug': 'a/b',
        'gitlab.com/instance': 'git.acme.org',
      },
      'git.acme.org/a/b',
    ],
    [{ 'bitbucket.com/project-slug': 'a/b' }, 'bitbucket.org/a/b'],
    [
      {
        'dev.azure.com/project-repo': 'p/r',
        'dev.azure.com/host-org': 'dev.azure.com/acme',
      },
      'dev.azure.com/acme/p/_git/r',
    ],
    [
      {
        'backstage.io/source-location': 'url:https://git.acme.org/a/b/tree/x/',
      },
      'git.acme.org/a/b',
    ],
  ])('reads %j', (annotations, key) => {
    expect([...repositoryKeysOf(annotations)]).toEqual([key]);
  });

  it.each([
    ['url:https://github.acme.org/portal/catalog/blob/main/all.yaml', true],
    ['url:https://gitlab.com/portal/catalog/blob/main/all.yaml', false],
    ['url:https://git.acme.org/portal/catalog/-/blob/main/all.yaml', false],
  ])('takes %s for the GitHub of the slug: %s', (location, isGithub) => {
    const keys = repositoryKeysOf({
      'github.com/project-slug': 'acme/cart',
      'backstage.io/managed-by-location': location,
    });
    expect([...keys]).toEqual([
      'github.com/acme/cart',
      ...(isGithub ? ['github.acme.org/acme/cart'] : []),
    ]);
  });

  it('passes over locations that are no addresses', () => {
    expect(
      repositoryKeysOf({ 'backstage.io/source-location': 'file:/srv/x' }),
    ).toEqual(new Set());
  });
});
