import { isCommit, parsePackageUrl } from './packageUrl';

it.each([
  ['4f1c0de', true],
  ['4F1C0DE', true],
  ['1234567e', true],
  ['1'.repeat(40), true],
  ['1'.repeat(64), true],
  ['a'.repeat(39), true],
  ['a'.repeat(41), false],
  ['4f1c0d', false],
  ['20261124', false],
  ['1'.repeat(39), false],
  ['deadbeeg', false],
])('%s is a commit: %s', (text, expected) => {
  expect(isCommit(text)).toBe(expected);
});

it('takes no date for the commit of a package', () => {
  expect(parsePackageUrl('pkg:github/shop/checkout@20261124')).toEqual({
    artifact: 'pkg:github/shop/checkout@20261124',
    repository: 'https://github.com/shop/checkout',
  });
  expect(
    parsePackageUrl(
      'pkg:generic/a@1?vcs_url=git%2Bhttps://git.example.org/shop/a.git%4020261124',
    ),
  ).not.toHaveProperty('revision');
});
