import { screen } from '@testing-library/react';
import { metricAnswer, metricsAnswer } from '../__testUtils__/answers';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { MetricPanel } from './MetricPanel';

const TABLE = 'Distribution over its services';

/** The frequency of a scope, whose services lie between two frequencies. */
function show(days: number, min: number, max: number) {
  const metric = metricAnswer('deployment-frequency', {
    value: 1,
    n: 90,
    deploymentDaysPerWeek: days,
    distribution: { min, p50: min, p75: max, p90: max, max, mean: min },
  });
  return renderOnEntityPage(
    <MetricPanel
      metric={metric}
      answer={metricsAnswer()}
      onEvidence={() => {}}
    />,
    { api: mockDevopsApi() },
  );
}

it('speaks of one deployment day, and leaves out the services where one is all', async () => {
  await show(1, 1, 1);
  expect(screen.getByText('1 deployment day in a typical week')).toBeVisible();
  expect(screen.queryByRole('table', { name: TABLE })).not.toBeInTheDocument();
});

it('speaks of several, and of services that differ', async () => {
  await show(1.5, 1, 2);
  expect(
    screen.getByText('1.5 deployment days in a typical week'),
  ).toBeVisible();
  expect(screen.getByRole('table', { name: TABLE })).toBeVisible();
});
