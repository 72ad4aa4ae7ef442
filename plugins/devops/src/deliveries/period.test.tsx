import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { backend, failed, show } from '../__testUtils__/deliveries';

/** Null of no instant at all. */
const daysSince = (at: string | undefined) =>
  at === undefined ? null : (Date.now() - Date.parse(at)) / 86_400_000;

describe('the period of the delivery log', () => {
  it('begins with the last 7 days, and says so', async () => {
    const api = backend();
    await show(api);
    const period = await screen.findByLabelText('Received');
    expect(period).toHaveDisplayValue('Last 7 days');
    const [[{ from }]] = api.getDeliveries.mock.calls;
    expect(daysSince(from)).toBeCloseTo(7, 2);
  });

  it.each([
    ['1d', expect.closeTo(1, 2)],
    ['30d', expect.closeTo(30, 2)],
    ['all', null],
  ])('is shown for %s where that is chosen', async (choice, days) => {
    const api = backend();
    await show(api);
    const period = await screen.findByLabelText('Received');
    await userEvent.selectOptions(period, choice);
    await waitFor(() => expect(api.getDeliveries).toHaveBeenCalledTimes(2));
    expect(period).toHaveValue(choice);
    const { from } = api.getDeliveries.mock.calls[1][0];
    expect(daysSince(from)).toEqual(days);
  });

  it.each(['failed', 'unmatched'])(
    'shows all that are kept of those that %s, until a period is chosen',
    async status => {
      const api = backend();
      await show(api, { path: `/?status=${status}` });
      const period = await screen.findByLabelText('Received');
      expect(period).toHaveDisplayValue('All that are kept');
      expect(api.getDeliveries.mock.calls[0][0].from).toBeUndefined();
      await userEvent.selectOptions(period, '7d');
      expect(period).toHaveDisplayValue('Last 7 days');
      await waitFor(() => expect(api.getDeliveries).toHaveBeenCalledTimes(2));
      expect(daysSince(api.getDeliveries.mock.calls[1][0].from)).toBeCloseTo(
        7,
        2,
      );
    },
  );

  it('keeps a period that was chosen when a state is', async () => {
    const api = backend();
    await show(api, { path: '/?period=1d' });
    await userEvent.selectOptions(
      await screen.findByLabelText('State'),
      'failed',
    );
    expect(screen.getByLabelText('Received')).toHaveValue('1d');
  });

  it('leads from the end of a list that its period shortens to all that are kept', async () => {
    const api = backend();
    api.getDeliveries.mockResolvedValueOnce({
      items: [{ ...failed, id: '43' }],
      nextCursor: 'next',
      counts: [],
    });
    await show(api, { path: '/?period=30d' });
    const more = await screen.findByText('Show older deliveries');
    const showAll = { name: 'Show all that are kept' };
    expect(screen.queryByRole('button', showAll)).toBeNull();
    await userEvent.click(more);
    await userEvent.click(await screen.findByRole('button', showAll));
    expect(screen.getByLabelText('Received')).toHaveValue('all');
    expect(screen.getByLabelText('Received')).toHaveFocus();
    expect(screen.queryByRole('button', showAll)).toBeNull();
  });

  it('keeps the beginning of its period from page to page', async () => {
    const api = backend();
    api.getDeliveries.mockResolvedValueOnce({
      items: [{ ...failed, id: '43' }],
      nextCursor: 'next',
      counts: [],
    });
    await show(api, { path: '/?period=1d' });
    await userEvent.click(await screen.findByText('Show older deliveries'));
    await waitFor(() => expect(api.getDeliveries).toHaveBeenCalledTimes(2));
    const [[first], [second]] = api.getDeliveries.mock.calls;
    expect(daysSince(first.from)).toBeCloseTo(1, 2);
    expect(second).toMatchObject({ from: first.from, cursor: 'next' });
  });

  it('leads from an empty period to all that are kept', async () => {
    const api = backend();
    api.getDeliveries.mockResolvedValueOnce({
      items: [],
      nextCursor: null,
      counts: [],
    });
    await show(api);
    expect(
      await screen.findByText(/^Nothing was delivered in this period/),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all that are kept' }),
    );
    expect(await screen.findByRole('table')).toBeVisible();
    expect(screen.getByLabelText('Received')).toHaveValue('all');
    expect(screen.getByLabelText('Received')).toHaveFocus();
  });

  it('tells its period in Korean', async () => {
    const api = backend();
    api.getDeliveries.mockResolvedValue({
      items: [],
      nextCursor: null,
      counts: [],
    });
    await show(api, { language: 'ko' });
    expect(await screen.findByLabelText('수신 기간')).toHaveDisplayValue(
      '최근 7일',
    );
    expect(
      await screen.findByRole('button', { name: '보관된 전체 기간 보기' }),
    ).toBeVisible();
  });
});
