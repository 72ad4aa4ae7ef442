import { Entity } from '@backstage/catalog-model';
import {
  parseMapping,
  suggestMappings,
} from '@devops-domains/backstage-plugin-devops-common';
import { newSuggestions } from './newSuggestions';

function suggested(name: string, annotations: Record<string, string>) {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: {
      name,
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [
          `devops-domains.io/${key}`,
          value,
        ]),
      ),
    },
  };
  return newSuggestions(
    suggestMappings(entity),
    parseMapping(entity).problems,
  ).map(({ domain, responsibility }) => [domain, responsibility]);
}

it('keeps what only the suggestion says', () => {
  expect(suggested('redis', {})).toEqual([['data-platform', 'databases']]);
  expect(suggested('redis', { domain: 'data-platfrom' })).toEqual([
    ['data-platform', 'databases'],
  ]);
  expect(suggested('redis', { domain: 'netwrok' })).toEqual([
    ['data-platform', 'databases'],
  ]);
});

it('drops what the fix of a problem says', () => {
  expect(suggested('x', { domain: 'data-platfrom' })).toEqual([]);
  expect(suggested('redis', { responsibilities: 'databases' })).toEqual([]);
  expect(
    suggested('redis', {
      domain: 'data-platfrom',
      responsibilities: 'databases',
    }),
  ).toEqual([]);
});
