import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { metricsAnswer } from '../__testUtils__/answers';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { DoraContent } from './DoraContent';
import { OverviewCard } from './OverviewCard';
import { ReadAgainNotice } from './ReadAgainNotice';

// It waits for two readings, of which the second comes four seconds after the first.
jest.setTimeout(30_000);
const soon = { timeout: 8_000 };
const failure = /metrics could not be loaded/;

beforeEach(() => {
  jest.spyOn(Intl, 'supportedValuesOf').mockReturnValue(['Asia/Seoul']);
});
afterEach(() => jest.restoreAllMocks());

/** Numbers that are being computed, then a failure, then them again, then the end. */
function answering() {
  const api = mockDevopsApi();
  const stale = (snapshot: string) => metricsAnswer({ stale: true, snapshot });
  api.getMetrics.mockResolvedValueOnce(stale('s1'));
  api.getMetrics.mockRejectedValueOnce(new Error('backend is away'));
  api.getMetrics.mockResolvedValueOnce(stale('s2'));
  api.getMetrics.mockResolvedValue(metricsAnswer({ snapshot: 's3' }));
  const { entityRef } = metricsAnswer();
  const none = { entityRef, items: [], nextCursor: null };
  api.getDeployments.mockResolvedValue({ ...none, live: [] });
  api.getWaitingChanges.mockResolvedValue({ ...none, total: 0 });
  api.getOverrides.mockResolvedValue(none);
  return api;
}

it('keeps the tab where a reading fails, goes on, and reads its lists for news only', async () => {
  const api = answering();
  await renderOnEntityPage(<DoraContent />, { api });
  const shown = await screen.findByText('Deployments', { selector: 'h3' });
  const lists = () =>
    [
      api.getDeployments,
      api.getWaitingChanges,
      api.getOverrides,
      api.getEvidence,
    ].map(({ mock }) => mock.calls.length);
  const before = lists();

  expect(await screen.findByText(failure, undefined, soon)).toBeVisible();
  expect(shown).toBeInTheDocument();
  await waitFor(
    () => expect(screen.queryByText(failure)).not.toBeInTheDocument(),
    soon,
  );
  expect(shown).toBeInTheDocument();
  expect(api.getMetrics).toHaveBeenCalledTimes(3);
  const [asked, , again] = api.getMetrics.mock.calls;
  expect(again).toEqual(asked);
  expect(lists()).toEqual(before);

  await waitFor(
    () => expect(screen.queryByText('Being recomputed')).toBeNull(),
    { timeout: 12_000 },
  );
  await waitFor(() =>
    lists().forEach((calls, list) =>
      expect(calls).toBeGreaterThan(before[list]),
    ),
  );
  expect(shown).toBeInTheDocument();
});

it('keeps the card where a reading fails, and goes on', async () => {
  const api = answering();
  await renderOnEntityPage(<OverviewCard />, { api });
  const shown = await screen.findByText('2.3 per day');
  expect(await screen.findByText(failure, undefined, soon)).toBeVisible();
  expect(shown).toBeInTheDocument();
  await waitFor(
    () => expect(screen.queryByText(failure)).not.toBeInTheDocument(),
    soon,
  );
});

it.each([
  ['en', 'Read again'],
  ['ko', '다시 읽기'],
] as const)(
  'is asked for by keyboard once it has given up, %s',
  async (language, name) => {
    const onRead = jest.fn();
    await renderOnEntityPage(<ReadAgainNotice onRead={onRead} />, {
      api: mockDevopsApi(),
      language,
    });
    await userEvent.tab();
    expect(screen.getByRole('button', { name })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(onRead).toHaveBeenCalledTimes(1);
  },
);
