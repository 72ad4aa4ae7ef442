import { act, renderHook } from '@testing-library/react';
import { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { useShownEvidence } from './useShownEvidence';

const at = (address: string) =>
  renderHook(
    () => {
      const [shown, show] = useShownEvidence();
      return { shown, show, search: useLocation().search };
    },
    {
      wrapper: ({ children }: { children: ReactNode }) => (
        <MemoryRouter initialEntries={[address]}>{children}</MemoryRouter>
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
