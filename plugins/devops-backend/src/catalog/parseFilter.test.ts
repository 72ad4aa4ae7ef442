import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { parseFilter } from './parseFilter';

describe('parseFilter', () => {
  it('reads conditions, choices and keys alone', () => {
    const filter = parseFilter('kind=component,spec.type=a,spec.type=b,uid');
    expect(filter).toEqual({
      kind: 'component',
      'spec.type': ['a', 'b'],
      uid: CATALOG_FILTER_EXISTS,
    });
  });

  it.each(['__proto__', 'constructor', 'toString'])(
    'drops no condition on %s',
    key => {
      expect(Object.entries(parseFilter(`kind=component,${key}=x`))).toEqual([
        ['kind', 'component'],
        [key, 'x'],
      ]);
    },
  );
});
