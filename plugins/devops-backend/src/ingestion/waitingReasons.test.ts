import { EntityWay } from '../store/recordRows';
import { entityOf } from './__testUtils__/FixedEntityDirectory';
import { matchEntity, MatchIndex } from './matching';
import {
  CATALOG_SILENT,
  explainWaiting,
  toWaitingReason,
} from './waitingReasons';

const annotations = {
  'backstage.io/source-location': 'url:https://example.org/acme/shop',
  'ci/name': 'shop',
};
const entities = [
  entityOf('component:default/api', annotations),
  entityOf('component:default/web', annotations),
];
const known = { byRef: new Map(), index: new MatchIndex(entities) };

function explained(part: Partial<EntityWay>) {
  const way = { entityRef: null, selector: null, repository: null, ...part };
  const match = matchEntity(way, known);
  if ('entity' in match) throw new Error('It was not to be found');
  return explainWaiting(toWaitingReason(match), way.selector);
}

describe('why a record waits', () => {
  it.each<[string, Partial<EntityWay>, string, object]>([
    [
      'names what is not there',
      { entityRef: 'component:default/vault-sever' },
      'not-in-catalog',
      { named: 'component:default/vault-sever' },
    ],
    [
      'names by a text with blanks what is not there',
      { entityRef: 'component:default/my  shop' },
      'not-in-catalog',
      { named: 'component:default/my  shop' },
    ],
    [
      'gives annotations that nothing has',
      { selector: { 'ci/name': 'shpo', 'ci/team': 'a' } },
      'no-candidate',
      { named: 'ci/name: shpo, ci/team: a' },
    ],
    [
      'gives a repository that nothing is in',
      { repository: 'https://example.org/acme/other' },
      'no-candidate',
      { named: 'the repository https://example.org/acme/other' },
    ],
    [
      'gives annotations that several have',
      { selector: { 'ci/name': 'shop' } },
      'several-candidates',
      {
        named: 'ci/name: shop',
        candidates: 'component:default/api, component:default/web',
      },
    ],
  ])('is known where it %s', (_, way, code, params) => {
    const explanation = explained(way);
    expect(explanation).toMatchObject({ code, params });
    expect(explanation.message).not.toContain('these annotations');
  });

  it('is told in the words of the matcher where nothing is wrong with it', () => {
    expect(explainWaiting(toWaitingReason(CATALOG_SILENT), null)).toEqual({
      code: null,
      message: CATALOG_SILENT.reason,
      params: {},
    });
  });

  it.each([
    '$& is not in the catalog',
    'a is not in the catalog; the record waits until it is',
    '2 entities have it (a); send entityRef to say which one is meant',
  ])('is not mistaken by a sender who named %s', name => {
    expect(explained({ selector: { 'ci/name': name } })).toMatchObject({
      code: 'no-candidate',
      params: { named: `ci/name: ${name}` },
    });
  });

  it('is told as short as in the delivery log, with its code', () => {
    const selector = { 'ci/name': 'a'.repeat(600) };
    const { code, message, params } = explained({ selector });
    expect(code).toBe('no-candidate');
    expect(message).toMatch(/^no Component .*a…$/);
    expect(message).toHaveLength(500);
    expect(params.named).toMatch(/^ci\/name: a+…$/);
    expect(params.named).toHaveLength(500);

    const unknown = explainWaiting(`$ ${'b'.repeat(600)}`, null);
    expect(unknown.code).toBeNull();
    expect(unknown.message).toHaveLength(500);
  });
});
