import { screen } from '@testing-library/react';
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

it('says nothing where all of it is in sight', async () => {
  await show(400);
  expect(screen.getByText('1 2 3')).toBeVisible();
  expect(screen.queryByText(/scroll sideways/)).not.toBeInTheDocument();
  expect(screen.queryByRole('group')).not.toBeInTheDocument();
});
