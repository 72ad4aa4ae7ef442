import { NotAllowedError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { backend, failed, show } from '../__testUtils__/deliveries';

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
