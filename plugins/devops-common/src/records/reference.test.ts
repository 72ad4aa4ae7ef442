import { formatReference, parseReference } from './reference';

describe('parseReference', () => {
  it.each([
    [
      'deployment:ci/4711',
      { kind: 'deployment', source: 'ci', externalId: '4711' },
    ],
    [
      'incident:pager.duty/a/b:c',
      { kind: 'incident', source: 'pager.duty', externalId: 'a/b:c' },
    ],
    [
      'change:github/org/repo:4f1c',
      { kind: 'change', source: 'github', externalId: 'org/repo:4f1c' },
    ],
    ['revision:4f1c', { kind: 'revision', revision: '4f1c' }],
  ])('reads %s and writes it back', (text, reference) => {
    expect(parseReference(text)).toEqual(reference);
    expect(formatReference(parseReference(text)!)).toBe(text);
  });

  it.each([
    '',
    'deployment',
    'deployment:ci',
    'deployment:ci/',
    'deployment:/4711',
    'deployment:CI/4711',
    'artifact:ci/4711',
    'revision:',
    'ci/4711',
  ])('refuses "%s"', text => {
    expect(parseReference(text)).toBeNull();
  });
});
