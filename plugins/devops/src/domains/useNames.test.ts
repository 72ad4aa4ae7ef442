import { createNames } from './useNames';

it.each([
  ['en', 'Network', 'Databases', 'Operation'],
  ['ko', '네트워크', '데이터베이스', '운영'],
  ['ko-KR', '네트워크', '데이터베이스', '운영'],
  ['fr', 'Network', 'Databases', 'Operation'],
])('names by id in %s', (language, domain, responsibility, activity) => {
  const names = createNames(language);
  expect(names.domain.title('network', 'from the catalog')).toBe(domain);
  expect(names.responsibility.title('databases')).toBe(responsibility);
  expect(names.activity.title('operation')).toBe(activity);
});

it('falls back to what it is given, and to the id', () => {
  const { domain } = createNames('ko');
  expect(domain.title('of-tomorrow', 'Of tomorrow')).toBe('Of tomorrow');
  expect(domain.title('of-tomorrow')).toBe('of-tomorrow');
  expect(domain.description('of-tomorrow')).toBe('');
});
