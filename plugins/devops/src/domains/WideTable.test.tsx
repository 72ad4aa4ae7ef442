import { screen } from '@testing-library/react';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { WideTable } from './WideTable';

afterEach(() => jest.restoreAllMocks());

it('says where columns are out of sight, and is scrolled by keyboard then', async () => {
  const width = (name: 'clientWidth' | 'scrollWidth', value: number) =>
    jest.spyOn(HTMLElement.prototype, name, 'get').mockReturnValue(value);
  width('clientWidth', 700);
  width('scrollWidth', 800);
  await renderOnEntityPage(
    <WideTable caption="Who does what">
      <tbody />
    </WideTable>,
    { api: mockDevopsApi() },
  );
  expect(screen.getByRole('table', { name: 'Who does what' })).toBeVisible();
  expect(screen.getByRole('group', { name: 'Who does what' })).toHaveAttribute(
    'tabindex',
    '0',
  );
  expect(screen.getByText(/^More columns to the right/)).toBeVisible();
});
