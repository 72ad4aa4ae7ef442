import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { metricsAnswer } from '../__testUtils__/answers';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { DoraContent } from './DoraContent';
import { OverviewCard } from './OverviewCard';
import { useReadAgain } from './useReadAgain';

// Nobody waits a quarter of an hour for a test.
jest.mock('./useReadAgain');
const readAgain = jest.mocked(useReadAgain);

jest.setTimeout(30_000);
beforeEach(() => {
  jest.spyOn(Intl, 'supportedValuesOf').mockReturnValue(['Asia/Seoul']);
});

function answering() {
  const api = mockDevopsApi();
  api.getMetrics.mockResolvedValue(metricsAnswer({ stale: true }));
  return api;
}

it.each([
  ['tab', <DoraContent />],
  ['card', <OverviewCard />],
])('offers to read again in the %s', async (_, place) => {
  const again = jest.fn();
  readAgain.mockReturnValue({ stopped: true, again });
  await renderOnEntityPage(place, { api: answering() });
  await userEvent.click(await screen.findByText('Read again'));
  expect(again).toHaveBeenCalledTimes(1);
});

it('leaves the numbers as they are while their records are shown', async () => {
  readAgain.mockReturnValue({ stopped: false, again: () => {} });
  await renderOnEntityPage(<DoraContent />, { api: answering() });
  const button = await screen.findByLabelText(
    'Evidence of Lead time for changes',
  );
  expect(readAgain.mock.lastCall?.slice(1)).toEqual([
    true,
    expect.any(Function),
    false,
  ]);
  await userEvent.click(button);
  await screen.findByText('Evidence: Lead time for changes');
  expect(readAgain.mock.lastCall?.[3]).toBe(true);
});
