import { useState } from 'react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { ScrollArea } from './ScrollArea';

afterEach(() => jest.restoreAllMocks());

async function show(contentWidth: number, language?: 'ko') {
  jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(400);
  jest
    .spyOn(HTMLElement.prototype, 'scrollWidth', 'get')
    .mockReturnValue(contentWidth);
  await renderOnEntityPage(<ScrollArea label="Numbers">1 2 3</ScrollArea>, {
    api: mockDevopsApi(),
    language,
  });
}

it('says that there is more, and is reached by keyboard, where it scrolls', async () => {
  await show(800);
  expect(
    screen.getByText('More columns to the right: scroll sideways.'),
  ).toBeVisible();
  expect(screen.getByRole('group', { name: 'Numbers' })).toHaveAttribute(
    'tabindex',
    '0',
  );
});

it('says so in Korean', async () => {
  await show(800, 'ko');
  expect(screen.getByText(/옆으로 스크롤/)).toBeVisible();
});

it('notices when its table grows and shrinks, and is as wide as that', async () => {
  const width = jest.spyOn(HTMLElement.prototype, 'scrollWidth', 'get');
  jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(400);
  width.mockReturnValue(400);
  function Growing() {
    const [rows, setRows] = useState(1);
    return (
      <>
        <button onClick={() => setRows(rows + 1)}>More</button>
        <ScrollArea label="Numbers">{`${rows} rows`}</ScrollArea>
      </>
    );
  }
  await renderOnEntityPage(<Growing />, { api: mockDevopsApi() });
  expect(screen.queryByRole('group')).not.toBeInTheDocument();
  expect(screen.getByText('1 rows')).toHaveStyle('min-width: min-content');
  width.mockReturnValue(800);
  await userEvent.click(screen.getByText('More'));
  expect(screen.getByRole('group')).toHaveAttribute('tabindex', '0');
  width.mockReturnValue(400);
  await userEvent.click(screen.getByText('More'));
  expect(screen.queryByRole('group')).not.toBeInTheDocument();
});

it('says nothing where all of it is in sight', async () => {
  await show(400);
  expect(screen.getByText('1 2 3')).toBeVisible();
  expect(screen.queryByText(/scroll sideways/)).not.toBeInTheDocument();
  expect(screen.queryByRole('group')).not.toBeInTheDocument();
});
