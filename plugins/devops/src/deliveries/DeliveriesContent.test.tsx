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

  it('says why it is empty, in Korean too', async () => {
    const api = backend();
    api.getDeliveries.mockResolvedValue({
      items: [],
      nextCursor: null,
      counts: [],
    });
    await show(api, { language: 'ko' });
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
