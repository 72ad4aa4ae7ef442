import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  EvidenceAnswer,
  MetricsAnswer,
  TimelineAnswer,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { metricAnswer, metricsAnswer } from '../__testUtils__/answers';
import { noRelease, release } from '../__testUtils__/deployments';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { TimelineSection } from './TimelineSection';

jest.setTimeout(30_000);

const page = (part: Partial<TimelineAnswer> = {}): TimelineAnswer => ({
  entityRef: 'component:default/checkout',
  live: [],
  items: [],
  nextCursor: null,
  ...part,
});

const incidents: EvidenceAnswer = {
  metric: 'time-to-restore',
  side: null,
  snapshot: 's1',
  total: 1,
  items: [
    {
      kind: 'incident',
      id: 'pager/1',
      entityRef: 'component:default/checkout',
      at: '2026-11-02T11:00:00.000Z',
      value: 7_200,
      version: null,
      environment: null,
      url: null,
      title: 'Checkout is down',
      startedAt: '2026-11-02T11:00:00.000Z',
      endedAt: '2026-11-02T13:00:00.000Z',
      links: [],
      findings: [],
      sample: false,
    },
  ],
  nextCursor: null,
};

/** A backend with these deployments, the releases among them asked for by themselves. */
function backend(
  items: TimelineDeployment[],
  part: { live?: TimelineAnswer['live']; nextCursor?: string } = {},
) {
  const api = mockDevopsApi();
  api.getDeployments.mockImplementation(async ({ releases }) =>
    releases
      ? page({ items: items.filter(({ failed }) => failed !== null) })
      : page({ items, ...part }),
  );
  api.getEvidence.mockResolvedValue(incidents);
  return api;
}

const show = (
  api: ReturnType<typeof backend>,
  answer: MetricsAnswer = metricsAnswer(),
) =>
  renderOnEntityPage(
    <TimelineSection answer={answer} period="90d" readAt={1} />,
    { api },
  );

const strip = async () => {
  const found = within(
    await screen.findByLabelText(
      'Production releases and incidents of the period',
    ),
  );
  await found.findByText(/^Incidents: [1-9]/);
  return found;
};

const latest = () => within(screen.getByLabelText(/^Latest deployments/));

it('shows releases once each by their outcome beside the incidents', async () => {
  await show(
    backend([
      release(),
      release({ id: 'ci/2', failed: true }),
      release({ id: 'ci/3', type: 'rollback' }),
      release({ id: 'ci/4', suspect: true }),
      noRelease({ id: 'ci/5' }),
      // A wave of the first, which stands for all of it.
      release({ id: 'ci/0', release: 'ci/1', failed: null }),
    ]),
  );
  const lanes = (await strip()).getAllByRole('listitem');
  expect(lanes.map(lane => lane.textContent)).toEqual([
    expect.stringMatching(/^No known failure: 1/),
    expect.stringMatching(/^Failed: 1/),
    expect.stringMatching(/^Rollback: 1/),
    expect.stringMatching(/^Suspect: 1/),
    expect.stringMatching(/^Incidents: 1/),
  ]);
  // The end of the period is not part of it.
  expect(screen.getByText('Nov 22, 2026')).toBeVisible();
  expect(latest().getAllByText('No known failure')).toHaveLength(2);
  expect(latest().getByText('Wave of ci/1')).toBeVisible();
});

it('draws releases that the latest deployments are not among', async () => {
  const api = backend([noRelease({ id: 'ci/9' })]);
  api.getDeployments.mockImplementation(async ({ releases }) =>
    page({ items: releases ? [release()] : [noRelease({ id: 'ci/9' })] }),
  );
  await show(api);
  expect((await strip()).getByText('No known failure: 1')).toBeVisible();
});

it('draws incidents of a period without any release', async () => {
  const answer = metricsAnswer();
  answer.metrics[0] = metricAnswer('deployment-frequency');
  await show(backend([]), answer);
  expect((await strip()).getByText('Incidents: 1')).toBeVisible();
});

it('draws nothing of a period without both', async () => {
  const answer = metricsAnswer();
  answer.metrics[0] = metricAnswer('deployment-frequency');
  answer.metrics[5] = metricAnswer('time-to-restore');
  await show(backend([noRelease()]), answer);
  await screen.findByLabelText(/^Latest deployments/);
  expect(screen.queryByRole('figure')).not.toBeInTheDocument();
});

it('says when it holds only the latest, and how many incidents there are', async () => {
  const api = backend([]);
  api.getDeployments.mockImplementation(async () =>
    page({ items: [release(), release({ id: 'ci/2' })], nextCursor: 'next' }),
  );
  api.getEvidence.mockResolvedValue({
    ...incidents,
    total: 1234,
    nextCursor: 'next',
  });
  await show(api);
  expect((await strip()).getByText('Incidents: 1,234')).toBeVisible();
  expect(screen.getByText(/the latest 2 releases/)).toBeVisible();
  expect(screen.getByText(/the latest 1 incidents/)).toBeVisible();
});

it('keeps the releases where the incidents cannot be loaded', async () => {
  const api = backend([release()]);
  api.getEvidence.mockRejectedValue(new Error('backend is away'));
  await show(api);
  expect(
    await screen.findByText('The incidents could not be loaded.'),
  ).toBeVisible();
  expect(screen.getByText('No known failure: 1')).toBeVisible();
});

it('shows more rows at request, and keeps the focus on the way', async () => {
  const rowsOf = (name: string) =>
    Array.from({ length: 60 }, (_, i) => release({ id: `${name}/${i}` }));
  const api = backend(rowsOf('late'), { nextCursor: 'next' });
  await show(api);
  await strip();
  const rows = () => latest().getAllByText('v1').length;
  expect(rows()).toBe(25);
  const more = screen.getByText('Load more deployments').closest('button')!;
  await userEvent.click(more);
  expect(rows()).toBe(50);
  expect(screen.getByText('50 shown')).toBeInTheDocument();
  expect(api.getDeployments).toHaveBeenCalledTimes(2);

  api.getDeployments.mockResolvedValue(page({ items: rowsOf('early') }));
  await userEvent.click(more);
  await waitFor(() => expect(rows()).toBe(75));
  expect(api.getDeployments).toHaveBeenLastCalledWith(
    expect.objectContaining({ cursor: 'next' }),
  );
  expect(more).toHaveFocus();
});

it('marks sample data once where all of it is, and by row where it is mixed', async () => {
  const { unmount } = await show(
    backend([release({ sample: true }), release({ id: 'ci/2', sample: true })]),
  );
  await strip();
  expect(screen.getAllByText('Sample data')).toHaveLength(1);
  unmount();

  await show(
    backend([
      release({ sample: true }),
      release({ id: 'ci/2' }),
      release({ id: 'ci/3', sample: true }),
    ]),
  );
  await strip();
  expect(latest().getAllByText('Sample data')).toHaveLength(2);
  expect(screen.getAllByText('Sample data')).toHaveLength(2);
});

describe('what is live where', () => {
  const live = (environment: string, url: string | null = null) => ({
    entityRef: 'component:default/checkout',
    environment,
    production: true,
    version: 'v12',
    since: '2026-11-01T10:00:00.000Z',
    url,
  });

  it('stands beside the latest deployments, without a link that a browser must not follow', async () => {
    const api = backend(
      [noRelease({ status: 'cancelled', url: 'https://example.org/runs/1' })],
      { live: [live('prod-eu', ['java', 'script:alert(1)'].join(''))] },
    );
    const { container } = await show(api);
    const table = within(
      await screen.findByRole('table', { name: 'What is live where' }),
    );
    expect(table.getByText('v12')).toBeVisible();
    expect(latest().getByText('cancelled')).toBeVisible();
    expect(latest().getByRole('link')).toHaveAttribute(
      'href',
      'https://example.org/runs/1',
    );
    expect(container.querySelector('a[href^="java"]')).not.toBeInTheDocument();
  });

  it('is short until all of it is asked for', async () => {
    const many = Array.from({ length: 30 }, (_, i) => live(`prod-${i}`));
    await show(backend([release()], { live: many }));
    const table = within(
      await screen.findByRole('table', { name: 'What is live where' }),
    );
    expect(table.getAllByText('v12')).toHaveLength(10);
    await userEvent.click(screen.getByText('Show all 30 environments'));
    expect(table.getAllByText('v12')).toHaveLength(30);
    await userEvent.click(screen.getByText('Show fewer environments'));
    expect(table.getAllByText('v12')).toHaveLength(10);
  });
});
