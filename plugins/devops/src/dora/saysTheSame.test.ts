import { metricsAnswer } from '../__testUtils__/answers';
import { saysTheSame } from './saysTheSame';

const later = () => {
  const answer = metricsAnswer({
    asOf: '2026-12-24T00:00:00.000Z',
    snapshot: 'later',
  });
  answer.metrics[3].open = { n: 1, oldestSeconds: 9_000 };
  return answer;
};

it('does not take the time that passed for news', () => {
  expect(saysTheSame(metricsAnswer(), later())).toBe(true);
});

it.each<[string, (answer: ReturnType<typeof later>) => void]>([
  ['another number', ({ metrics }) => Object.assign(metrics[0], { n: 208 })],
  ['one more that is open', ({ metrics }) => (metrics[3].open!.n = 2)],
  ['numbers that are being computed', answer => (answer.stale = true)],
])('takes %s for news', (_, change) => {
  const answer = later();
  change(answer);
  expect(saysTheSame(metricsAnswer(), answer)).toBe(false);
});
