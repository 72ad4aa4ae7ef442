import { renderInTestApp } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Diagnosis } from '@devops-domains/backstage-plugin-devops-common';
import { metricsAnswer } from '../__testUtils__/answers';
import { DiagnosisSection } from './DiagnosisSection';

const largeBatches: Diagnosis = {
  code: 'large-batches',
  kind: 'system',
  message: 'in English',
  next: 'in English',
  params: { n: 16, large: 16, limit: 10, p50: 17, p90: 18.5 },
  metrics: ['lead-time', 'deployment-frequency'],
};

const slowRecovery: Diagnosis = {
  code: 'slow-recovery',
  kind: 'culture',
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

describe('DiagnosisSection', () => {
  it('shows each cause with its kind, its numbers, and what to try', async () => {
    await renderInTestApp(
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
    await renderInTestApp(
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

  it('is not there where nothing is likely', async () => {
    await renderInTestApp(
      <DiagnosisSection answer={metricsAnswer()} onEvidence={() => {}} />,
    );
    expect(screen.queryByText('Where to look')).not.toBeInTheDocument();
  });
});
