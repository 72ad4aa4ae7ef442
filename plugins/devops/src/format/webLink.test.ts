import { webLink } from './webLink';

it.each(['https://example.org/a', 'http://example.org'])('follows %s', url => {
  expect(webLink(url)).toBe(url);
});

it.each([
  ['java', 'script:alert(1)'].join(''),
  'data:text/html,hello',
  '/relative',
  'not a url',
  '',
  null,
  undefined,
])('does not follow %s', url => {
  expect(webLink(url)).toBeNull();
});
