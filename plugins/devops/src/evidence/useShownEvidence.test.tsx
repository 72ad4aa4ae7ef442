import { act, renderHook } from '@testing-library/react';
import { ReactNode } from 'react';
import { MemoryRouter, useLocation, useNavigate } from 'react-router-dom';
import { useShownEvidence } from './useShownEvidence';

/** With the page of before in the history. */
const at = (address: string) =>
  renderHook(
    () => {
      const [shown, show] = useShownEvidence();
      const { pathname, search } = useLocation();
      return { shown, show, pathname, search, go: useNavigate() };
    },
    {
      wrapper: ({ children }: { children: ReactNode }) => (
        <MemoryRouter initialEntries={['/before', address]}>
          {children}
        </MemoryRouter>
      ),
    },
  ).result;

it('shows the records that the address names, and keeps the rest of it', () => {
  const result = at('/dora?window=30d&evidence=lead-time');
  expect(result.current.shown).toBe('lead-time');
  act(() => result.current.show('recovery-time'));
  expect(result.current.search).toBe('?window=30d&evidence=recovery-time');
  act(() => result.current.show(null));
  expect(result.current.shown).toBeNull();
  expect(result.current.search).toBe('?window=30d');
});

it('shows none where the address names none that there is', () => {
  expect(at('/dora').current.shown).toBeNull();
  expect(at('/dora?evidence=luck').current.shown).toBeNull();
});

it('is closed by Back where it was opened on the page', () => {
  const result = at('/dora?window=30d');
  act(() => result.current.show('lead-time'));
  act(() => result.current.show('recovery-time'));
  act(() => result.current.go(-1));
  expect(result.current.shown).toBeNull();
  expect(result.current.pathname).toBe('/dora');
});

it('is not opened by Back once it was closed, however often', () => {
  const result = at('/dora?window=30d');
  act(() => result.current.show('lead-time'));
  act(() => {
    result.current.show(null);
    result.current.show(null);
  });
  expect(result.current.search).toBe('?window=30d');
  // Forward opens them, and they are closed again.
  act(() => result.current.go(1));
  expect(result.current.shown).toBe('lead-time');
  act(() => result.current.show(null));
  expect(result.current.shown).toBeNull();
  act(() => result.current.go(-1));
  expect(result.current.pathname).toBe('/before');
});

it('stays on the page when it is closed where a link led to it', () => {
  const result = at('/dora?window=30d&evidence=lead-time');
  act(() => result.current.show(null));
  expect(result.current.pathname).toBe('/dora');
  act(() => result.current.go(-1));
  expect(result.current.pathname).toBe('/before');
});
