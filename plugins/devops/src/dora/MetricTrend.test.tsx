import { screen, within } from '@testing-library/react';
import {
  metricAnswer,
  metricsAnswer,
  weeklySeries,
} from '../__testUtils__/answers';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { MetricTrend } from './MetricTrend';

/** Two releases in the first week, one in the second, and one since the last began this morning. */
const frequency = () => {
  const series = weeklySeries([2 / 7, 1 / 7, 2.7]);
  [2, 1, 1].forEach((n, index) => {
    series[index].n = n;
  });
  return metricAnswer('deployment-frequency', { value: 0.1, n: 4, series });
};

async function show(language?: 'ko') {
  const metric = frequency();
  const answer = metricsAnswer({ asOf: metric.series[2].to });
  await renderOnEntityPage(<MetricTrend metric={metric} answer={answer} />, {
    api: mockDevopsApi(),
    language,
  });
  return screen.findByRole('img');
}

it('counts the releases of each week, on the axis and in the table alike', async () => {
  const chart = await show();
  expect(screen.getByText('Releases per week')).toBeVisible();
  const ticks = chart.querySelectorAll('.recharts-yAxis-tick-labels text');
  expect([...ticks].map(tick => tick.textContent)).toEqual(['0', '1', '2']);
  const rows = within(screen.getByRole('table')).getAllByRole('row');
  expect(rows.slice(1).map(row => row.textContent)).toEqual([
    'Aug 24, 20262 releases2',
    'Aug 31, 20261 release1',
    'Sep 7, 2026 (so far)1 release1',
  ]);
});

it('hatches a week that is not over, which is as high as the one it equals', async () => {
  const chart = await show();
  const bars = [...chart.querySelectorAll('.recharts-bar-rectangle path')];
  expect(bars.map(bar => bar.getAttribute('fill')?.startsWith('url'))).toEqual([
    false,
    false,
    true,
  ]);
  const heights = bars.map(bar => bar.getAttribute('height'));
  expect(heights[2]).toBe(heights[1]);
  expect(Number(heights[0])).toBeGreaterThan(Number(heights[2]));
});

it('says so in Korean', async () => {
  await show('ko');
  expect(screen.getByText('주당 릴리스 수')).toBeVisible();
  expect(screen.getByText(/\(현재까지\)$/)).toBeInTheDocument();
});
