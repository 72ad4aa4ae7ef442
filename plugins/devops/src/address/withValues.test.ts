import { withValues } from './withValues';

it('sets values, leaves out empty ones, and keeps the rest', () => {
  const query = new URLSearchParams('q=cart&owner=team-a&gaps=1&tab=all');
  const next = withValues(query, {
    q: 'a&b',
    owner: '',
    gaps: null,
    tab: undefined,
  });
  expect(next.toString()).toBe('q=a%26b&tab=all');
  expect(query.get('owner')).toBe('team-a');
});
