import { mockApis } from '@backstage/test-utils';
import { MissingRecords } from '@devops-domains/backstage-plugin-devops-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { metricsAnswer } from '../__testUtils__/answers';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { sourceHealth } from '../__testUtils__/sources';
import { SourcesSection } from './SourcesSection';

// The panel of an error has much that a query by role looks at.
jest.setTimeout(30_000);

const step = (
  part: Partial<MissingRecords['steps'][number]>,
): MissingRecords['steps'][number] => ({
  code: 'send-records',
  source: 'github',
  title: 'GitHub',
  message: 'as the backend says it',
  params: {},
  ...part,
});

const missing: MissingRecords = {
  kind: 'incident',
  metrics: ['change-failure-rate', 'time-to-restore'],
  steps: [
    step({
      code: 'check-deliveries',
      params: { documentation: 'https://example.org/github' },
    }),
    step({
      code: 'create-webhook',
      source: 'pagerduty',
      title: 'PagerDuty',
      params: { webhook: '/api/devops/v1/webhooks/pagerduty' },
    }),
    step({
      code: 'add-annotation',
      source: 'sentry',
      title: 'Sentry',
      params: { annotation: 'sentry.io/project-slug' },
    }),
    step({ code: 'set-secret', source: 'jira', title: 'Jira' }),
    step({
      source: null,
      title: null,
      params: { endpoint: '/api/devops/v1/incidents' },
    }),
  ],
};

function backend(part: Partial<Parameters<typeof sourceHealth>[0]> = {}) {
  const api = mockDevopsApi();
  api.getSources.mockResolvedValue({
    sources: [
      sourceHealth({
        kinds: ['deployment'],
        records: 7,
        lastReceivedAt: '2026-11-22T10:00:00.000Z',
        lastRecordAt: '2026-11-21T09:00:00.000Z',
        lastError: 'no token',
        deliveries: null,
        ...part,
      }),
    ],
    missing: [missing],
  });
  return api;
}

const show = (api: ReturnType<typeof backend>, language?: 'ko') =>
  renderOnEntityPage(<SourcesSection answer={metricsAnswer()} />, {
    api,
    language,
    permission: mockApis.permission(),
  });

describe('the sources of an entity', () => {
  it('stand with their last event and error', async () => {
    const api = backend();
    await show(api);
    const table = within(await screen.findByRole('table', { name: 'Sources' }));
    expect(await table.findByText('GitHub')).toBeVisible();
    expect(table.getByText(/21 Nov 2026|Nov 21, 2026/)).toBeVisible();
    expect(table.getByText('no token')).toBeVisible();
    expect(api.getSources).toHaveBeenCalledWith({
      entityRef: 'component:default/checkout',
    });
  });

  const failedDelivery = {
    receivedAt: '2026-11-22T10:00:00.000Z',
    event: 'deployment_status.created',
    status: 'failed',
  } as const;

  it('stand with their state and last delivery for those who may know', async () => {
    await show(backend({ lastError: null, lastDelivery: failedDelivery }));
    const table = within(await screen.findByRole('table', { name: 'Sources' }));
    expect(await table.findByText('Failing')).toBeVisible();
    expect(table.getByText(/deployment_status\.created/)).toBeVisible();
    expect(table.getByText('Failed')).toBeVisible();
  });

  it('say nothing of deliveries of those that send none', async () => {
    const plain = { webhook: null, secret: null, lastDelivery: null };
    await show(backend(plain));
    const table = within(await screen.findByRole('table', { name: 'Sources' }));
    await table.findByText('Failing');
    expect(table.queryByText('never')).toBeNull();
  });

  it('are those that the metrics know until more is loaded', async () => {
    const api = backend();
    api.getSources.mockReturnValue(new Promise(() => {}));
    await show(api);
    expect(
      within(screen.getByRole('table', { name: 'Sources' })).getByText('ci'),
    ).toBeVisible();
  });

  it('say what cannot be told without a kind, and the nearest ways out', async () => {
    await show(backend());
    const region = within(
      await screen.findByRole('region', {
        name: 'No source delivers incidents',
      }),
    );
    expect(
      region.getByText(/Change failure rate, Time to restore/),
    ).toBeVisible();
    expect(region.getAllByRole('listitem')).toHaveLength(2);
    expect(
      await region.findByText(
        'http://example.com/api/devops/v1/webhooks/pagerduty',
      ),
    ).toBeVisible();
    expect(
      region.getByRole('link', { name: /Documentation of GitHub/ }),
    ).toHaveAttribute('href', 'https://example.org/github');
    expect(
      region.getByRole('link', { name: /eliver.* GitHub/ }),
    ).toHaveAttribute('href', '/devops/deliveries?source=github&period=all');
    await userEvent.click(
      region.getByRole('button', { name: 'Show all 5 ways' }),
    );
    expect(
      region.getByText('sentry.io/project-slug: ORGANISATION/PROJECT'),
    ).toBeVisible();
    expect(region.getByText(/JIRA_WEBHOOK_SECRET/)).toBeVisible();
    expect(
      await region.findByText('http://example.com/api/devops/v1/incidents'),
    ).toBeVisible();
    expect(region.queryByText('as the backend says it')).toBeNull();
  });

  it('are told in Korean', async () => {
    await show(backend(), 'ko');
    const region = within(
      await screen.findByRole('region', {
        name: /장애를 보내는 소스가 없습니다/,
      }),
    );
    await userEvent.click(region.getByRole('button', { name: /모두 보기/ }));
    expect(region.getByText(/catalog-info.yaml에 이 어노테이션/)).toBeVisible();
    expect(region.queryByText('as the backend says it')).toBeNull();
  });

  it('are asked for again after a failure', async () => {
    const api = backend();
    api.getSources.mockRejectedValueOnce(new Error('backend is away'));
    await show(api);
    expect(await screen.findByText(/could not be read/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('No source delivers incidents'),
    ).toBeVisible();
    expect(screen.queryByText(/could not be read/)).toBeNull();
  });
});
