import { NotAllowedError } from '@backstage/errors';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MetricsAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { emptyAnswer, metricsAnswer } from '../__testUtils__/answers';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { OverviewCard } from './OverviewCard';

const answering = (answer: MetricsAnswer) => {
  const api = mockDevopsApi();
  api.getMetrics.mockResolvedValue(answer);
  return api;
};

const rowOf = (name: string) =>
  screen.getByRole('rowheader', { name: new RegExp(`^${name}`) })
    .parentElement as HTMLElement;

describe('the DORA card', () => {
  it('draws all six numbers from one request', async () => {
    const api = answering(metricsAnswer());
    await renderOnEntityPage(<OverviewCard />, { api });

    expect(await screen.findByText('11 h 37 min')).toBeVisible();
    expect(screen.getByText('2.3 per day')).toBeVisible();
    expect(screen.getByText('4.8%')).toBeVisible();
    expect(screen.getByText('1 h 30 min')).toBeVisible();
    expect(screen.getByText('5%')).toBeVisible();
    expect(screen.getByText('16 h 40 min')).toBeVisible();
    expect(api.getMetrics).toHaveBeenCalledTimes(1);
    expect(api.getMetrics).toHaveBeenCalledWith({
      entityRef: 'component:default/checkout',
      timeZone: expect.any(String),
    });
  });

  it('shows sample size, previous value, verdict in words and the closest cluster', async () => {
    await renderOnEntityPage(<OverviewCard />, {
      api: answering(metricsAnswer()),
    });
    await screen.findByText('4.8%');
    const row = within(rowOf('Change failure rate'));
    expect(row.getByText(/10 of 207 releases/)).toBeVisible();
    expect(row.getByText('before: 2% (n = 171)')).toBeVisible();
    expect(row.getByText('Worse')).toBeVisible();
    expect(row.getByText('2024: elite')).toBeVisible();
    expect(
      row.getByRole('img', {
        name: 'Trend of Change failure rate: 0%, 10%, 5%, 0%',
      }),
    ).toBeInTheDocument();
  });

  it('shows how the services of a scope differ, whose frequency has no benchmark', async () => {
    const answer = metricsAnswer({ services: 3 });
    Object.assign(answer.metrics[0], {
      benchmark: null,
      distribution: { min: 0, p50: 0.5, p75: 1, p90: 2, max: 2, mean: 1.2 },
    });
    await renderOnEntityPage(<OverviewCard />, { api: answering(answer) });
    expect(
      await screen.findByText(
        'Each service: median 3.5 per week, none in this period to 2 per day',
      ),
    ).toBeVisible();
  });

  it('says nothing of the services of a scope that has one', async () => {
    const answer = metricsAnswer();
    Object.assign(answer.metrics[0], {
      benchmark: null,
      distribution: { min: 2, p50: 2, p75: 2, p90: 2, max: 2, mean: 2 },
    });
    await renderOnEntityPage(<OverviewCard />, { api: answering(answer) });
    await screen.findByText('2.3 per day');
    expect(screen.queryByText(/^Each service/)).not.toBeInTheDocument();
  });

  it('shows the gap between releases where a typical week has none', async () => {
    const answer = metricsAnswer();
    Object.assign(answer.metrics[0], {
      value: 0.033,
      n: 3,
      deploymentDaysPerWeek: 0,
      medianGapSeconds: 30 * 86_400,
    });
    await renderOnEntityPage(<OverviewCard />, { api: answering(answer) });
    expect(await screen.findByText('every 30 days')).toBeVisible();
  });

  it('says why one number is missing, and never shows it as 0', async () => {
    const answer = metricsAnswer();
    Object.assign(answer.metrics[2], {
      value: null,
      n: 0,
      numerator: null,
      findings: [
        {
          code: 'no-incident-source',
          message: 'No source of incidents is connected.',
          next: 'Connect one.',
        },
      ],
    });
    await renderOnEntityPage(<OverviewCard />, { api: answering(answer) });
    await screen.findByText('11 h 37 min');
    const row = within(rowOf('Change failure rate'));
    expect(row.getByText('not measured')).toBeVisible();
    expect(row.getByText(/incident/i)).toBeVisible();
    expect(row.queryByText('0%')).not.toBeInTheDocument();
    expect(row.getByText('share of releases')).toBeVisible();
  });

  it('marks sample data and data that is being recomputed', async () => {
    const answer = metricsAnswer({ stale: true });
    answer.sources[0].sample = true;
    await renderOnEntityPage(<OverviewCard />, { api: answering(answer) });
    expect(await screen.findByText('Sample data')).toBeVisible();
    expect(screen.getByText('Being recomputed')).toBeVisible();
  });

  it('reads again by itself until the numbers are computed', async () => {
    const api = mockDevopsApi();
    api.getMetrics.mockResolvedValueOnce({ ...emptyAnswer(), stale: true });
    api.getMetrics.mockResolvedValueOnce(metricsAnswer());
    await renderOnEntityPage(<OverviewCard />, { api });
    expect(
      await screen.findByRole('progressbar', { name: 'Being recomputed' }),
    ).toBeVisible();
    expect(
      await screen.findByText('2.3 per day', undefined, { timeout: 4_500 }),
    ).toBeVisible();
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
    expect(api.getMetrics).toHaveBeenCalledTimes(2);
  });

  it('says once why there is nothing, and what to do', async () => {
    await renderOnEntityPage(<OverviewCard />, {
      api: answering(emptyAnswer()),
    });
    expect(await screen.findByText(/^Next step:/)).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('says in plain words when the permission is missing', async () => {
    const api = mockDevopsApi();
    api.getMetrics.mockRejectedValue(new NotAllowedError('no'));
    await renderOnEntityPage(<OverviewCard />, { api });
    expect(
      await screen.findByText('You may not see these metrics'),
    ).toBeVisible();
  });

  it('tries again after an error', async () => {
    const api = mockDevopsApi();
    api.getMetrics.mockRejectedValueOnce(new Error('backend is away'));
    api.getMetrics.mockResolvedValueOnce(metricsAnswer());
    await renderOnEntityPage(<OverviewCard />, { api });
    expect(
      await screen.findByText(/The metrics could not be loaded/),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('2.3 per day')).toBeVisible();
  });

  it('speaks Korean where the app does', async () => {
    await renderOnEntityPage(<OverviewCard />, {
      api: answering(metricsAnswer()),
      language: 'ko',
    });
    expect(await screen.findByText('11시간 37분')).toBeVisible();
    expect(screen.getByText('하루 2.3회')).toBeVisible();
    const row = within(rowOf('변경으로 인한 결함률'));
    expect(row.getByText(/릴리스 207건 중 10건/)).toBeVisible();
    expect(row.getByText('나빠짐')).toBeVisible();
    expect(row.getByText('이전: 2% (n = 171)')).toBeVisible();
  });

  it('shows that it is loading', async () => {
    const api = mockDevopsApi();
    api.getMetrics.mockReturnValue(new Promise(() => {}));
    await renderOnEntityPage(<OverviewCard />, { api });
    expect(await screen.findByRole('status')).toHaveTextContent('Loading…');
  });
});
