import { mockApis } from '@backstage/test-utils';
import { NotAllowedError } from '@backstage/errors';
import {
  DeliveryDetail,
  DeliverySummary,
} from '@devops-domains/backstage-plugin-devops-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { DeliveriesContent } from './DeliveriesContent';

const failed: DeliverySummary = {
  id: '42',
  source: 'github',
  event: 'deployment_status.created',
  topic: null,
  status: 'failed',
  reason: 'deployment.sha is missing',
  receivedAt: '2026-11-22T10:00:00.000Z',
  processedAt: '2026-11-22T10:00:01.000Z',
  attempts: 1,
  bytes: 2048,
  test: false,
};

const detail: DeliveryDetail = {
  ...failed,
  deliveryKey: 'a1b2',
  headers: { 'x-github-event': 'deployment_status' },
  payload: '{"deployment":{"id":7}}',
  payloadTruncated: false,
  records: [
    {
      kind: 'deployment',
      externalId: '7',
      result: 'rejected',
      problems: [{ path: '$.revision', message: 'is required' }],
      entityRef: 'component:default/checkout',
    },
  ],
};

function backend() {
  const api = mockDevopsApi();
  api.getDeliveries.mockResolvedValue({
    items: [failed, { ...failed, id: '41', status: 'ignored', test: true }],
    nextCursor: null,
    counts: [
      { source: 'github', status: 'failed', n: 3 },
      { source: 'gitlab', status: 'failed', n: 4 },
    ],
  });
  api.getDelivery.mockResolvedValue(detail);
  api.replayDelivery.mockResolvedValue({ ...detail, status: 'processed' });
  return api;
}

const show = (
  api: ReturnType<typeof backend>,
  options: { path?: string; language?: 'ko' } = {},
) =>
  renderOnEntityPage(<DeliveriesContent />, {
    api,
    permission: mockApis.permission(),
    ...options,
  });

/** Null of no instant at all. */
const daysSince = (at: string | undefined) =>
  at === undefined ? null : (Date.now() - Date.parse(at)) / 86_400_000;

describe('the delivery log', () => {
  it('shows what arrived, what became of it and why', async () => {
    await show(backend());
    const table = within(
      await screen.findByRole('table', { name: 'Delivery log' }),
    );
    expect(table.getByText('Failed')).toBeInTheDocument();
    expect(table.getAllByText('deployment.sha is missing')).toHaveLength(2);
    expect(table.getByText(/\(test\)/)).toBeInTheDocument();
  });

  it('is narrowed by state and source, with the numbers of each state', async () => {
    const api = backend();
    await show(api);
    const status = await screen.findByLabelText('State');
    await within(status).findByText('Failed (7)');
    await userEvent.selectOptions(status, 'failed');
    await userEvent.selectOptions(screen.getByLabelText('Source'), 'gitlab');
    await waitFor(() =>
      expect(api.getDeliveries).toHaveBeenLastCalledWith(
        expect.objectContaining({ status: ['failed'], source: ['gitlab'] }),
      ),
    );
    expect(within(status).getByText('Failed (4)')).toBeInTheDocument();
  });

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

  it('stays as far as it was shown when it is refreshed, with what was typed', async () => {
    const api = backend();
    const pageOf = (id: string, nextCursor: string | null) => ({
      items: [{ ...failed, id }],
      nextCursor,
      counts: [],
    });
    api.getDeliveries.mockImplementation(async ({ cursor }) =>
      cursor ? pageOf('41', null) : pageOf('42', 'next'),
    );
    await show(api, { path: '/?q=sha' });
    await userEvent.click(await screen.findByText('Show older deliveries'));
    const older = { name: /^Show delivery 41,/ };
    expect(await screen.findByRole('button', older)).toBeVisible();
    const refresh = screen.getByRole('button', { name: 'Refresh' });
    await userEvent.click(refresh);
    await waitFor(() => expect(api.getDeliveries).toHaveBeenCalledTimes(4));
    expect(screen.getByRole('button', older)).toBeVisible();
    expect(screen.getByLabelText('Search')).toHaveValue('sha');
    expect(refresh).toHaveFocus();
  });

  it('stays where it is when a refresh fails, with the error above it', async () => {
    const api = backend();
    await show(api);
    const table = await screen.findByRole('table');
    api.getDeliveries.mockRejectedValueOnce(new Error('backend is away'));
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    const alert = await screen.findByText(/could not be read/);
    expect(table).toBeVisible();
    expect(alert.compareDocumentPosition(table)).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(alert).not.toBeInTheDocument());
    expect(table).toBeVisible();
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

  it('opens a delivery from its address, with payload and records', async () => {
    await show(backend(), { path: '/?delivery=42' });
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Delivery 42' }),
    );
    expect(await dialog.findByText('a1b2')).toBeInTheDocument();
    expect(dialog.getByText('$.revision is required')).toBeInTheDocument();
    expect(dialog.getByText('deployment 7')).toBeInTheDocument();
    expect(dialog.getByText('checkout')).toBeInTheDocument();
  });

  it('names the kinds of its records in Korean, and leaves what the server says', async () => {
    await show(backend(), { path: '/?delivery=42', language: 'ko' });
    expect(await screen.findByText('배포 7')).toBeInTheDocument();
    expect(screen.getByText('$.revision is required')).toBeInTheDocument();
  });

  it('processes a delivery again and says what became of it', async () => {
    const api = backend();
    await show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Show delivery 42,/ }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Process again' }),
    );
    expect(await screen.findByText('Processed again: Processed')).toBeVisible();
    expect(api.replayDelivery).toHaveBeenCalledWith('42');
    expect(api.getDeliveries.mock.calls.length).toBeGreaterThan(1);
  });

  it('keeps the keyboard on the page when what was processed again left the list', async () => {
    const api = backend();
    await show(api, { path: '/?status=failed' });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Show delivery 42,/ }),
    );
    api.getDeliveries.mockResolvedValue({
      items: [],
      nextCursor: null,
      counts: [],
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Process again' }),
    );
    await screen.findByText('Processed again: Processed');
    await screen.findByText(/^No delivery of this period/);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.getByText('Delivery log')).toHaveFocus());
  });

  it('says why it is empty, in Korean too', async () => {
    const api = backend();
    api.getDeliveries.mockResolvedValue({
      items: [],
      nextCursor: null,
      counts: [],
    });
    await show(api, { language: 'ko', path: '/?period=all' });
    expect(
      await screen.findByText(/아직 받은 것이 없습니다/),
    ).toBeInTheDocument();
    expect(screen.getByText(/devops\.inbox\.retention/)).toHaveTextContent(
      /30일.*90일/,
    );
  });

  it('says for how long it keeps them', async () => {
    await show(backend());
    expect(
      await screen.findByText(/devops\.inbox\.retention.* 30 .* 90 /),
    ).toBeVisible();
  });

  it.each([
    ['reading', 'getDelivery', 'devops.delivery.read'],
    ['replaying', 'replayDelivery', 'devops.delivery.replay'],
  ] as const)(
    'names the permission that %s one needs',
    async (_, call, name) => {
      const api = backend();
      api[call].mockRejectedValue(new NotAllowedError('no'));
      await show(api, { path: '/?delivery=42' });
      if (call === 'replayDelivery') {
        await userEvent.click(await screen.findByText('Process again'));
      }
      expect(await screen.findByRole('alert')).toHaveTextContent(name);
    },
  );

  it('says which permission is missing', async () => {
    const api = backend();
    api.getDeliveries.mockRejectedValue(new NotAllowedError('no'));
    await show(api);
    expect(
      await screen.findByText('You may not read the delivery log'),
    ).toBeInTheDocument();
  });
});
