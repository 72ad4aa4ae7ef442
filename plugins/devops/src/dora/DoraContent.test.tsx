import { ConflictError, NotAllowedError } from '@backstage/errors';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  EvidenceAnswer,
  EvidenceRow,
  MetricsAnswer,
  TimelineAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  emptyAnswer,
  metricAnswer,
  metricsAnswer,
} from '../__testUtils__/answers';
import { release } from '../__testUtils__/deployments';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { DoraContent } from './DoraContent';

// Every query by role looks at every option of the choice of time zones.
jest.setTimeout(30_000);
beforeEach(() => {
  jest
    .spyOn(Intl, 'supportedValuesOf')
    .mockReturnValue(['Asia/Seoul', 'Europe/Berlin']);
});
afterEach(() => jest.restoreAllMocks());

const noDeployments: TimelineAnswer = {
  entityRef: 'component:default/checkout',
  live: [],
  items: [],
  nextCursor: null,
};

const answering = (answer: MetricsAnswer) => {
  const api = mockDevopsApi();
  api.getMetrics.mockResolvedValue(answer);
  api.getDeployments.mockResolvedValue(noDeployments);
  api.getWaitingChanges.mockResolvedValue({
    entityRef: answer.entityRef,
    total: 0,
    items: [],
    nextCursor: null,
  });
  return api;
};

const evidenceRow = (part: Partial<EvidenceRow> = {}): EvidenceRow => ({
  kind: 'change',
  id: '4f1c0de',
  entityRef: 'component:default/checkout',
  at: '2026-11-01T10:00:00.000Z',
  value: 41_820,
  version: '4f1c0de',
  environment: 'production',
  url: 'https://example.org/commit/4f1c0de',
  title: null,
  startedAt: null,
  endedAt: null,
  links: [],
  findings: [],
  sample: false,
  ...part,
});

const evidence = (part: Partial<EvidenceAnswer> = {}): EvidenceAnswer => ({
  metric: 'lead-time',
  side: null,
  snapshot: 's1',
  total: 1,
  items: [evidenceRow()],
  nextCursor: null,
  ...part,
});

// By text and label where a query by role would look at the whole page.
const panel = async (name: string) => {
  const heading = await screen.findByText(name, { selector: 'h3' });
  return within(heading.closest('section') as HTMLElement);
};

const barsOf = async (region: Awaited<ReturnType<typeof panel>>) => {
  const chart = await region.findByRole('img');
  return [...chart.querySelectorAll('.recharts-bar-rectangle path')].filter(
    bar => bar.getAttribute('d'),
  );
};

const openEvidence = async (metric: string) =>
  userEvent.click(await screen.findByLabelText(`Evidence of ${metric}`));

describe('the DORA tab', () => {
  it('shows a panel for each metric with what is known of it', async () => {
    await renderOnEntityPage(<DoraContent />, {
      api: answering(metricsAnswer()),
    });
    const leadTime = await panel('Lead time for changes');
    expect(leadTime.getAllByText('11 h 37 min')[0]).toBeVisible();
    expect(leadTime.getByText('median · 57 changes')).toBeVisible();
    expect(leadTime.getByRole('table', { name: 'Distribution' })).toBeVisible();
    const stages = within(
      leadTime.getByRole('table', { name: /Where the time goes/ }),
    );
    expect(stages.getByText('3 h')).toBeVisible();
    expect(stages.queryByText('Pickup')).not.toBeInTheDocument();

    const rate = await panel('Change failure rate');
    expect(rate.getByText('95% interval: 2.6% to 8.7%')).toBeVisible();
    expect(rate.getByText(/2 suspect releases/)).toBeVisible();
    expect(rate.getByText('Worse (p < 0.001)')).toBeVisible();
    expect(rate.getByText('before: 2% (n = 171)')).toBeVisible();

    const recovery = await panel('Failed deployment recovery time');
    expect(
      recovery.getByText('1 is not over yet, the oldest for 2 h'),
    ).toBeVisible();

    const mttr = await panel('Time to restore (MTTR)');
    expect(mttr.getByText('before: not measured')).toBeVisible();
    expect(mttr.getByText('median 11 h 37 min')).toBeVisible();
  });

  it('does not say of a rate that nobody knows that there were no releases', async () => {
    const answer = metricsAnswer();
    answer.metrics[2] = metricAnswer('change-failure-rate');
    await renderOnEntityPage(<DoraContent />, { api: answering(answer) });
    const rate = await panel('Change failure rate');
    expect(rate.getByText('share of releases')).toBeVisible();
    expect(rate.queryByText(/0 releases/)).not.toBeInTheDocument();
  });

  it('draws a chart and a table of the same values, with partial buckets marked', async () => {
    await renderOnEntityPage(<DoraContent />, {
      api: answering(metricsAnswer()),
    });
    const leadTime = await panel('Lead time for changes');
    const chart = await leadTime.findByRole('img', {
      name: 'Lead time for changes by week',
    });
    expect(chart).toBeInTheDocument();
    const table = within(
      leadTime.getByRole('table', { name: 'Lead time for changes by week' }),
    );
    expect(table.getAllByRole('row')).toHaveLength(6);
    expect(table.getByText(/\(cut by the period\)$/)).toBeInTheDocument();

    const recovery = await panel('Failed deployment recovery time');
    const gaps = within(
      recovery.getByRole('table', {
        name: 'Failed deployment recovery time by week',
      }),
    );
    expect(gaps.getAllByText('not measured')).toHaveLength(3);
    expect(await barsOf(recovery)).toHaveLength(2);

    // A zero that was measured is drawn.
    const rate = await panel('Change failure rate');
    expect(await barsOf(rate)).toHaveLength(5);
  });

  it('writes an axis in one unit with round ticks', async () => {
    await renderOnEntityPage(<DoraContent />, {
      api: answering(metricsAnswer()),
    });
    const ticksOf = async (name: string) => {
      const chart = await (await panel(name)).findByRole('img');
      return [
        ...chart.querySelectorAll('.recharts-yAxis-tick-labels text'),
      ].map(tick => tick.textContent);
    };
    expect(await ticksOf('Deployment frequency')).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
    ]);
    const frequency = await panel('Deployment frequency');
    expect(frequency.getByText('Releases per week')).toBeVisible();
    expect(await ticksOf('Lead time for changes')).toEqual([
      '0',
      '3 h',
      '6 h',
      '9 h',
      '12 h',
    ]);
    expect(await ticksOf('Change failure rate')).toEqual(['0%', '5%', '10%']);
  });

  it('states its definitions with the choices of the answer', async () => {
    const answer = metricsAnswer();
    answer.definitions.leadTimeStart = 'mergedAt';
    answer.definitions.attributionHours = 48;
    await renderOnEntityPage(<DoraContent />, { api: answering(answer) });
    const leadTime = await panel('Lead time for changes');
    expect(
      leadTime.getByText(/from the merge of its pull request to the release/),
    ).toBeInTheDocument();
    const rate = await panel('Change failure rate');
    expect(rate.getByText(/2 days after it/)).toBeInTheDocument();
    expect(
      screen.getByText('Production environments: production'),
    ).toBeVisible();
  });

  it('states every value where services chose differently, and none of its own', async () => {
    const answer = metricsAnswer();
    Object.assign(answer.definitions, {
      rollbackLiveDays: 7,
      countSuspects: true,
      mixed: {
        leadTimeStart: ['authoredAt', 'mergedAt'],
        attributionHours: [48, 72],
        countFailedPipelines: [false, true],
      },
    });
    await renderOnEntityPage(<DoraContent />, { api: answering(answer) });
    const leadTime = await panel('Lead time for changes');
    expect(
      leadTime.getByText(/was authored \/ the merge of its pull request to/),
    ).toBeInTheDocument();
    for (const line of [
      'Attribution window: 2 days / 3 days',
      /count as failures for some sources or services/,
      /was live within the last 7 days\.$/,
      /jumped over count as failed too/,
    ]) {
      expect(screen.getByText(line)).toBeVisible();
    }
  });

  it('shows the frequency of a scope by its services, and 2025 beside the industry', async () => {
    const answer = metricsAnswer({ services: 3 });
    Object.assign(answer.metrics[0], {
      benchmark: null,
      distribution: { min: 0, p50: 0.5, p75: 1, p90: 2, max: 2, mean: 1.2 },
    });
    Object.assign(answer.metrics[2], {
      benchmark: { year: 2025, closest: [], band: null, score: 9.5 },
    });
    await renderOnEntityPage(<DoraContent />, { api: answering(answer) });
    const frequency = await panel('Deployment frequency');
    const services = within(
      frequency.getByRole('table', { name: 'Distribution over its services' }),
    );
    expect(services.getByText('3.5 per week')).toBeVisible();
    const rate = await panel('Change failure rate');
    expect(rate.getByText('Score 9.5 of 10 (2025)')).toBeVisible();
    expect(
      rate.getByText('Industry mean: 19%, which is 8.1 of 10'),
    ).toBeVisible();
    expect(screen.getByText(/From the records of 3 services/)).toBeVisible();
  });

  it('keeps what is chosen in the address and asks for it', async () => {
    const api = answering(metricsAnswer());
    await renderOnEntityPage(<DoraContent />, {
      api,
      path: '/?window=custom&from=2026-01-01&to=2026-01-31&bucket=day&timeZone=Asia/Seoul&benchmarkYear=2021',
    });
    await panel('Lead time for changes');
    expect(api.getMetrics).toHaveBeenLastCalledWith({
      entityRef: 'component:default/checkout',
      from: '2025-12-31T15:00:00.000Z',
      to: '2026-01-31T15:00:00.000Z',
      timeZone: 'Asia/Seoul',
      bucket: 'day',
      benchmarkYear: 2021,
    });
    expect(screen.getByLabelText('Time zone')).toHaveValue('Asia/Seoul');

    await userEvent.selectOptions(screen.getByLabelText('Period'), '7d');
    await waitFor(() =>
      expect(api.getMetrics).toHaveBeenLastCalledWith(
        expect.objectContaining({ bucket: 'day', timeZone: 'Asia/Seoul' }),
      ),
    );
    const { from, to } = api.getMetrics.mock.lastCall![0];
    expect(Date.parse(to!) - Date.parse(from!)).toBe(7 * 86_400_000);
  });

  it('asks for nothing while the dates make no period', async () => {
    const api = answering(metricsAnswer());
    await renderOnEntityPage(<DoraContent />, {
      api,
      path: '/?window=custom&from=2026-02-01&to=2026-01-01',
    });
    expect(
      await screen.findByText(
        'Choose a first day that is not after the last one.',
      ),
    ).toBeVisible();
    expect(api.getMetrics).not.toHaveBeenCalled();
  });

  it('begins chosen dates with the period that was shown, and only hints where one is missing', async () => {
    const api = answering(metricsAnswer());
    await renderOnEntityPage(<DoraContent />, {
      api,
      path: '/?window=30d&timeZone=UTC',
    });
    await panel('Lead time for changes');
    const { from, to } = api.getMetrics.mock.lastCall![0];
    await userEvent.selectOptions(screen.getByLabelText('Period'), 'custom');
    const first = screen.getByLabelText('From');
    expect(first).toHaveValue(from!.slice(0, 10));
    expect(screen.getByLabelText('To (included)')).toHaveValue(
      to!.slice(0, 10),
    );
    await panel('Lead time for changes');

    fireEvent.change(first, { target: { value: '' } });
    expect(
      await screen.findByText('Choose the first and the last day.'),
    ).toBeVisible();
    expect(screen.getByLabelText('From')).toBeValid();
  });

  it('reads again by itself while numbers are being computed', async () => {
    const api = answering(metricsAnswer());
    api.getMetrics.mockResolvedValueOnce(metricsAnswer({ stale: true }));
    await renderOnEntityPage(<DoraContent />, { api });
    await panel('Lead time for changes');
    await waitFor(
      () =>
        expect(screen.queryByText('Being recomputed')).not.toBeInTheDocument(),
      { timeout: 20_000 },
    );
    expect(api.getMetrics).toHaveBeenCalledTimes(2);
  });

  it('guides to the first record where nothing was ever received', async () => {
    await renderOnEntityPage(<DoraContent />, {
      api: answering(emptyAnswer()),
    });
    expect(
      await screen.findByText('No deployments, no incidents yet'),
    ).toBeVisible();
    expect(screen.getByText(/^Next step:/)).toBeVisible();
    expect(
      screen.getByText(/curl -X POST .*\/api\/devops\/v1\/deployments/s),
    ).toHaveTextContent('"entityRef": "component:default/checkout"');
    expect(screen.getByLabelText('Copy the command')).toBeVisible();
  });

  it('says in plain words when the permission is missing', async () => {
    const api = mockDevopsApi();
    api.getMetrics.mockRejectedValue(new NotAllowedError('no'));
    await renderOnEntityPage(<DoraContent />, { api });
    expect(
      await screen.findByText('You may not see these metrics'),
    ).toBeVisible();
  });

  it('tries again after an error', async () => {
    const api = answering(metricsAnswer());
    api.getMetrics.mockRejectedValueOnce(new Error('backend is away'));
    await renderOnEntityPage(<DoraContent />, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await panel('Lead time for changes')).toBeDefined();
  });

  it('speaks Korean where the app does', async () => {
    await renderOnEntityPage(<DoraContent />, {
      api: answering(metricsAnswer()),
      language: 'ko',
    });
    const leadTime = await panel('변경 적용 소요 시간');
    expect(leadTime.getAllByText('11시간 37분')[0]).toBeVisible();
    expect(
      leadTime.getByRole('button', { name: '변경 적용 소요 시간의 근거' }),
    ).toBeVisible();
    expect(screen.getByLabelText('기간')).toHaveValue('90d');
  });
});

describe('what stands below the numbers', () => {
  const waiting = (entityRef: string, total: number) => ({
    entityRef,
    total,
    items: ['default/checkout', 'default/cart'].map(name => ({
      id: `git/${name}:4f1c0de`,
      entityRef: `component:${name}`,
      revision: '4f1c0de',
      pullRequest: null,
      mergedAt: '2026-11-20T00:00:00.000Z',
      ageSeconds: 259_200,
      automated: false,
      url: null,
    })),
    nextCursor: null,
  });

  it('says whose changes wait, how many, and that beside the lead time too', async () => {
    const answer = metricsAnswer({ services: 2 });
    const api = answering(answer);
    api.getWaitingChanges.mockResolvedValue(waiting(answer.entityRef, 1234));
    await renderOnEntityPage(<DoraContent />, { api });
    const leadTime = await panel('Lead time for changes');
    expect(
      await leadTime.findByText(
        '1,234 changes are merged and not yet released; the oldest has waited for 3 d',
      ),
    ).toBeVisible();
    const section = await panel('Merged, not yet released');
    expect(section.getByText('1,234 changes')).toBeVisible();
    expect(section.getByText('checkout')).toBeVisible();
    expect(section.getByText('cart')).toBeVisible();
  });

  it('stays as it is under another benchmark, and is read again on request', async () => {
    const api = answering(metricsAnswer({ snapshot: 's1' }));
    api.getWaitingChanges.mockResolvedValue(waiting('component:a/b', 2));
    await renderOnEntityPage(<DoraContent />, {
      api,
      path: '/?window=custom&from=2026-11-01&to=2026-11-02',
    });
    const section = await panel('Merged, not yet released');
    const table = await section.findByRole('table');
    const calls = () => [
      api.getDeployments.mock.calls.length,
      api.getWaitingChanges.mock.calls.length,
    ];
    const before = calls();

    api.getMetrics.mockResolvedValue(metricsAnswer({ snapshot: 's2' }));
    await userEvent.selectOptions(
      screen.getByLabelText('Benchmark year'),
      '2021',
    );
    await waitFor(() => expect(api.getMetrics).toHaveBeenCalledTimes(2));
    expect(table).toBeInTheDocument();
    expect(calls()).toEqual(before);

    await userEvent.click(screen.getByText('Refresh'));
    await waitFor(() => expect(calls()[1]).toBe(before[1] + 1));
    expect(table).toBeInTheDocument();
  });
});

it('is read as far as it was shown after a refresh, and from its beginning for another period', async () => {
  const api = answering(metricsAnswer());
  api.getDeployments.mockImplementation(async ({ cursor }) => ({
    ...noDeployments,
    items: [release({ id: cursor ?? 'first' })],
    nextCursor: cursor ? null : 'second',
  }));
  await renderOnEntityPage(<DoraContent />, { api });
  const section = await panel('Deployments');
  /** The cursors that the latest deployments were read at. */
  const cursors = () =>
    api.getDeployments.mock.calls
      .filter(([{ releases }]) => !releases)
      .map(([{ cursor }]) => cursor);
  await userEvent.click(await section.findByText('Load more deployments'));
  await waitFor(() => expect(cursors()).toEqual([undefined, 'second']));

  await userEvent.click(screen.getByText('Refresh'));
  await waitFor(() => expect(cursors()).toHaveLength(4));
  expect(cursors().slice(2)).toEqual([undefined, 'second']);

  api.getMetrics.mockResolvedValue(
    metricsAnswer({ from: '2026-10-24T00:00:00.000Z' }),
  );
  await userEvent.selectOptions(screen.getByLabelText('Period'), '30d');
  await section.findByText('Load more deployments');
  expect(cursors().slice(4)).toEqual([undefined]);
});

describe('the evidence of a number', () => {
  /** Without incidents, whose evidence the time line would ask for as well. */
  const withoutIncidents = (part: Partial<MetricsAnswer> = {}) => {
    const answer = metricsAnswer(part);
    answer.metrics[5] = metricAnswer('time-to-restore');
    return answer;
  };

  it('lists the records behind it, page by page, of the same snapshot', async () => {
    const answer = withoutIncidents();
    answer.metrics[1].n = 2;
    const api = answering(answer);
    api.getEvidence.mockResolvedValueOnce(
      evidence({ total: 2, nextCursor: 'c1' }),
    );
    api.getEvidence.mockResolvedValueOnce(
      evidence({ total: 2, items: [evidenceRow({ id: 'b0b' })] }),
    );
    await renderOnEntityPage(<DoraContent />, { api });
    await openEvidence('Lead time for changes');

    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'Evidence: Lead time for changes',
      }),
    );
    expect(await dialog.findByText('2 records · 1 of 2 shown')).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Load more' }));
    expect(await dialog.findByText('b0b')).toBeVisible();
    expect(dialog.getByText('4f1c0de', { selector: 'a' })).toBeVisible();
    // It stays for as long as the keyboard stands on it, and does nothing.
    const more = dialog.getByRole('button', { name: 'Load more' });
    expect(more).toHaveFocus();
    expect(more).toHaveAttribute('aria-disabled', 'true');
    await userEvent.tab();
    expect(more).not.toBeInTheDocument();
    expect(api.getEvidence).toHaveBeenNthCalledWith(
      2,
      expect.objectContaining({
        metric: 'lead-time',
        snapshot: 's1',
        cursor: 'c1',
        from: '2026-08-25T00:00:00.000Z',
      }),
    );
  });

  it('switches between what a rate counts and what it counts among, in its own words', async () => {
    const api = answering(metricsAnswer());
    api.getEvidence.mockResolvedValue(
      evidence({
        items: [evidenceRow({ kind: 'deployment', id: 'ci/1', value: 1 })],
      }),
    );
    await renderOnEntityPage(<DoraContent />, { api });
    await openEvidence('Change failure rate');
    expect(await screen.findByLabelText('Failed releases')).toBeChecked();
    await userEvent.click(screen.getByLabelText('All releases'));
    await waitFor(() =>
      expect(api.getEvidence).toHaveBeenLastCalledWith(
        expect.objectContaining({ side: 'denominator' }),
      ),
    );
    expect(await screen.findByText('counts')).toBeVisible();
    expect(screen.getByRole('dialog')).not.toHaveTextContent(
      /numerator|denominator/i,
    );
  });

  it('shows how a record was linked, and never a link that a browser must not follow', async () => {
    const api = answering(metricsAnswer());
    const unsafe = ['java', 'script:alert(1)'].join('');
    api.getEvidence.mockResolvedValue(
      evidence({
        items: [
          evidenceRow({
            kind: 'deployment',
            id: 'ci/1',
            value: 1,
            url: unsafe,
            links: [
              {
                reason: 'inferred',
                ref: 'incident:pagerduty/Q1',
                title: 'Checkout is down',
                url: unsafe,
              },
            ],
          }),
        ],
      }),
    );
    await renderOnEntityPage(<DoraContent />, { api });
    await openEvidence('Change failure rate');
    expect(
      await screen.findByText(/incident soon after the release/),
    ).toHaveTextContent('Checkout is down');
    expect(document.querySelector('a[href^="java"]')).toBeNull();
  });

  it('fetches the numbers again when their snapshot is gone, and says so', async () => {
    const api = answering(withoutIncidents());
    api.getEvidence.mockRejectedValueOnce(
      new ConflictError('snapshot is gone'),
    );
    api.getEvidence.mockResolvedValueOnce(evidence({ snapshot: 's2' }));
    await renderOnEntityPage(<DoraContent />, { api });
    await panel('Lead time for changes');
    api.getMetrics.mockResolvedValue(withoutIncidents({ snapshot: 's2' }));
    await openEvidence('Lead time for changes');

    expect(await screen.findByText(/New data has arrived/)).toBeVisible();
    expect(
      await screen.findByText('1 record · 57 of them count'),
    ).toBeVisible();
    expect(api.getMetrics).toHaveBeenCalledTimes(2);
    expect(api.getEvidence).toHaveBeenLastCalledWith(
      expect.objectContaining({ snapshot: 's2' }),
    );
  });

  it('saves all of it as CSV', async () => {
    const api = answering(metricsAnswer());
    api.getEvidence.mockResolvedValue(evidence());
    api.getEvidenceCsv.mockResolvedValue('id\n4f1c0de\n');
    const saved = jest.fn().mockReturnValue('blob:evidence');
    URL.createObjectURL = saved;
    URL.revokeObjectURL = jest.fn();
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation();
    await renderOnEntityPage(<DoraContent />, { api });
    await openEvidence('Lead time for changes');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Download CSV' }),
    );
    await waitFor(() => expect(click).toHaveBeenCalledTimes(1));
    expect(saved).toHaveBeenCalledWith(expect.any(Blob));
    expect(api.getEvidenceCsv).toHaveBeenCalledWith(
      expect.objectContaining({ metric: 'lead-time', snapshot: 's1' }),
    );
    click.mockRestore();
  });

  it('closes with the keyboard and gives the focus back', async () => {
    const api = answering(metricsAnswer());
    api.getEvidence.mockResolvedValue(evidence());
    await renderOnEntityPage(<DoraContent />, { api });
    const button = await screen.findByRole('button', {
      name: 'Evidence of Lead time for changes',
    });
    button.focus();
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('dialog');
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(button).toHaveFocus();
  });
});
