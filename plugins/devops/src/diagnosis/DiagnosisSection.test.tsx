import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Diagnosis,
  finding,
} from '@devops-domains/backstage-plugin-devops-common';
import { metricAnswer, metricsAnswer } from '../__testUtils__/answers';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { DiagnosisSection } from './DiagnosisSection';

const largeBatches: Diagnosis = {
  code: 'large-batches',
  kind: 'system',
  service: null,
  others: 0,
  message: 'in English',
  next: 'in English',
  params: { n: 16, large: 16, limit: 10, p50: 17, p90: 18.5 },
  metrics: ['lead-time', 'deployment-frequency'],
};

const slowRecovery: Diagnosis = {
  code: 'slow-recovery',
  kind: 'culture',
  service: null,
  others: 0,
  message: 'in English',
  next: 'in English',
  params: {
    n: 6,
    slow: 6,
    limitSeconds: 28_800,
    p50Seconds: 131_868,
    p90Seconds: 200_000,
  },
  metrics: ['recovery-time'],
};

const ofSystem = (...diagnosis: Diagnosis[]) =>
  metricsAnswer({ entityRef: 'system:default/shop', diagnosis });

const show = (
  section: JSX.Element,
  options: { path?: string; language?: 'ko' } = {},
) => renderOnEntityPage(section, { api: mockDevopsApi(), ...options });

describe('DiagnosisSection', () => {
  it('shows each cause with its kind, its numbers, and what to try', async () => {
    await show(
      <DiagnosisSection
        answer={metricsAnswer({ diagnosis: [largeBatches, slowRecovery] })}
        onEvidence={() => {}}
      />,
    );
    const section = within(
      screen.getByRole('region', { name: 'Where to look' }),
    );
    const [first, second] = section.getAllByRole('listitem');
    expect(first).toHaveTextContent(
      'SystemMuch goes out at once: 16 of 16 releases carried 10 changes or more.',
    );
    expect(first).toHaveTextContent('What to try: Release smaller batches');
    expect(second).toHaveTextContent('Way of workingRecovery is slow: 6 of 6');
    expect(second).toHaveTextContent('1 d 13 h or longer');
  });

  it('leads to the evidence behind a cause, where there is any', async () => {
    const onEvidence = jest.fn();
    const answer = metricsAnswer({ diagnosis: [largeBatches] });
    await show(
      <DiagnosisSection
        answer={{
          ...answer,
          metrics: answer.metrics.map(metric =>
            metric.metric === 'deployment-frequency'
              ? { ...metric, n: 0 }
              : metric,
          ),
        }}
        onEvidence={onEvidence}
      />,
    );
    const buttons = screen.getAllByRole('button');
    expect(buttons.map(button => button.textContent)).toEqual([
      'Evidence: Lead time for changes',
    ]);
    await userEvent.click(buttons[0]);
    expect(onEvidence).toHaveBeenCalledWith('lead-time');
  });

  it('leads to what is listed without a number, and to a service whatever its scope lists', async () => {
    const { findings, ...failures } = metricAnswer('change-failure-rate');
    const causes = { ...largeBatches, metrics: [failures.metric] };
    const unmeasured = {
      ...failures,
      findings: [finding('not-measured', { releases: 2, services: 1 })],
    };
    await show(
      <>
        <DiagnosisSection
          answer={metricsAnswer({ diagnosis: [causes], metrics: [unmeasured] })}
          onEvidence={() => {}}
        />
        <DiagnosisSection
          answer={{
            ...ofSystem({ ...causes, service: 'component:default/billing' }),
            metrics: [{ ...failures, findings }],
          }}
          onEvidence={() => {}}
        />
      </>,
    );
    const name = 'Evidence: Change failure rate';
    expect(screen.getByRole('button', { name })).toBeVisible();
    expect(screen.getByRole('link', { name })).toBeVisible();
  });

  it('names the service of a scope, and leads to its tab and its evidence by keyboard', async () => {
    const view = 'window=30d&bucket=day&timeZone=UTC';
    await show(
      <DiagnosisSection
        answer={ofSystem(
          { ...largeBatches, service: 'component:default/billing' },
          { ...largeBatches, service: 'resource:default/search', others: 2 },
        )}
        onEvidence={() => {}}
      />,
      { path: `/catalog/default/system/shop/dora?${view}` },
    );
    const [billing, search] = screen.getAllByRole('listitem');
    expect(billing).toHaveTextContent('billing: Much goes out at once: 16');
    expect(billing).not.toHaveTextContent('more service');
    expect(search).toHaveTextContent('search: Much goes out at once: 16');
    expect(search).toHaveTextContent(
      'And 2 more services have the same cause.',
    );
    const addresses = within(billing)
      .getAllByRole('link')
      .map(link => link.getAttribute('href'));
    const tab = `/catalog/default/component/billing/dora?${view}`;
    expect(addresses).toEqual([
      tab,
      `${tab}&evidence=lead-time`,
      `${tab}&evidence=deployment-frequency`,
    ]);
    await userEvent.tab();
    expect(within(billing).getAllByRole('link')[0]).toHaveFocus();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('speaks of further services in Korean', async () => {
    await show(
      <DiagnosisSection
        answer={ofSystem({
          ...largeBatches,
          service: 'component:default/billing',
          others: 1,
        })}
        onEvidence={() => {}}
      />,
      { language: 'ko' },
    );
    expect(screen.getByRole('listitem')).toHaveTextContent(
      '같은 원인이 있는 서비스가 1개 더 있습니다.',
    );
  });

  it('is not there where nothing is likely', async () => {
    await show(
      <DiagnosisSection answer={metricsAnswer()} onEvidence={() => {}} />,
    );
    expect(screen.queryByText('Where to look')).not.toBeInTheDocument();
  });
});
