import { DeploymentRecord } from '../records/record';
import {
  change,
  deployment,
  factsOf,
  hour,
  incident,
  releasesOf,
  SERVICE,
} from './__testUtils__/history';
import { codesOf, measured } from './__testUtils__/measured';
import { computeFacts } from './computeFacts';
import { DEFAULT_DEFINITIONS } from './definitions';

/** Facts of a service of its own. */
function serviceWith(name: string, deployments: DeploymentRecord[]) {
  const service = `component:default/${name}`;
  return computeFacts(
    {
      service,
      productionEnvironments: null,
      deployments: deployments.map(d => ({ ...d, service })),
      changes: [],
      incidents: [],
      artifacts: [],
      foreignDeployments: [],
    },
    DEFAULT_DEFINITIONS,
  );
}

/** Cases that other products get wrong, about time, samples and unions. */
describe('numbers', () => {
  it.each([
    ['2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 23],
    ['2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 25],
  ])(
    'edge case 36: the day from %s, on which Berlin sets its clocks, has %s as its end and %i hours',
    (start, end, hours) => {
      const from = Date.parse(start);
      const to = Date.parse(end);
      const finishedAt = from + 3_600_000;
      const facts = factsOf({
        deployments: [
          deployment('d', 0, { finishedAt }),
          deployment('last', 0, { finishedAt: to - 1 }),
        ],
      });
      const { series, value } = measured('deployment-frequency', facts, {
        from,
        to,
        asOf: to,
        timeZone: 'Europe/Berlin',
        bucket: 'day',
      });
      expect(series).toMatchObject([{ n: 2, partial: false }]);
      expect(series[0].value).toBeCloseTo((2 * 24) / hours, 12);
      expect(value).toBe(series[0].value);
    },
  );

  it('edge case 37: what is released at 23:30 belongs to that day of its time zone', () => {
    const from = Date.parse('2026-06-09T22:00:00Z');
    const at = (text: string) =>
      deployment(text, 0, { finishedAt: Date.parse(text) });
    const facts = factsOf({
      deployments: [at('2026-06-10T21:30:00Z'), at('2026-06-10T22:30:00Z')],
    });
    const daysIn = (timeZone: string) =>
      measured('deployment-frequency', facts, {
        from,
        to: Date.parse('2026-06-11T22:00:00Z'),
        asOf: Date.parse('2026-06-12T00:00:00Z'),
        timeZone,
        bucket: 'day',
      }).series.map(({ from: start, n }) => [start, n]);
    expect(daysIn('Europe/Berlin')).toEqual([
      ['2026-06-09T22:00:00.000Z', 1],
      ['2026-06-10T22:00:00.000Z', 1],
    ]);
    expect(daysIn('UTC')).toEqual([
      ['2026-06-09T22:00:00.000Z', 0],
      ['2026-06-10T00:00:00.000Z', 2],
      ['2026-06-11T00:00:00.000Z', 0],
    ]);
  });

  it('edge case 38: weeks begin on Monday', () => {
    const { series } = measured('deployment-frequency', factsOf({}), {
      from: hour(-24),
      to: hour(48),
      bucket: 'week',
    });
    expect(series.map(({ from }) => from)).toEqual([
      '2026-01-04T00:00:00.000Z',
      '2026-01-05T00:00:00.000Z',
    ]);
  });

  it('edge case 39: a partial bucket is marked and stays out of the days of a week', () => {
    const facts = factsOf({
      deployments: [
        deployment('early', -1),
        ...[1, 25, 49].map(at => deployment(`w1-${at}`, at)),
        deployment('late', 170),
      ],
    });
    const answer = measured('deployment-frequency', facts, {
      from: hour(-48),
      to: hour(240),
      asOf: hour(200),
    });
    expect(answer.series.map(({ partial }) => partial)).toEqual([
      true,
      false,
      true,
    ]);
    expect(answer.deploymentDaysPerWeek).toBe(3);
  });

  it('edge case 40: where the median of days a week is 0 the gap says more', () => {
    const facts = factsOf({
      deployments: [0, 30, 60].map(day => deployment(`d${day}`, day * 24 + 1)),
    });
    expect(
      measured('deployment-frequency', facts, {
        to: hour(84 * 24),
        asOf: hour(84 * 24),
      }),
    ).toMatchObject({
      deploymentDaysPerWeek: 0,
      medianGapSeconds: 30 * 86_400,
      value: 3 / 84,
    });
  });

  it('edge case 41: the median of 1, 2, 100 and 200 is 51', () => {
    const facts = factsOf({
      deployments: [
        deployment('d', 200, {
          changes: [1, 2, 100, 200].map(h => change(`c${h}`, 200 - h)),
        }),
      ],
    });
    expect(measured('lead-time', facts)).toMatchObject({
      value: 51 * 3600,
      distribution: { min: 3600, p50: 51 * 3600, max: 200 * 3600 },
    });
  });

  it('edge case 42: without a release in the window frequency is 0 and the rest is null', () => {
    const facts = factsOf({
      deployments: [deployment('before', -50)],
      incidents: [],
    });
    const sources = { incidentSources: new Set([SERVICE]) };
    expect(measured('deployment-frequency', facts).value).toBe(0);
    for (const metric of [
      'lead-time',
      'change-failure-rate',
      'recovery-time',
      'rework-rate',
    ] as const) {
      const answer = measured(metric, facts, sources);
      expect(answer).toMatchObject({ value: null, n: 0, benchmark: null });
      expect(codesOf(answer)).toContain('no-release-in-window');
    }
  });

  it('edge case 47: a union is computed from its records, not from its parts', () => {
    const often = serviceWith(
      'often',
      Array.from({ length: 9 }, (_, i) =>
        deployment(`o${i}`, 10 + i, { changes: [change(`o${i}`, 9 + i)] }),
      ),
    );
    const seldom = serviceWith('seldom', [
      deployment('s', 200, { changes: [change('s', 100)] }),
    ]);
    const answer = measured('lead-time', [often, seldom], { scope: true });
    expect(answer).toMatchObject({ n: 10, value: 3600 });
    const frequency = measured('deployment-frequency', [often, seldom], {
      scope: true,
    });
    expect(frequency).toMatchObject({ value: 10 / 28, benchmark: null });
    expect(frequency.distribution).toMatchObject({ min: 1 / 28, max: 9 / 28 });
  });

  it('edge case 48: a service that belongs to a union twice counts once', () => {
    const one = serviceWith('one', [deployment('d', 1)]);
    expect(
      measured('deployment-frequency', [one, one], { scope: true }).n,
    ).toBe(1);
  });

  it('edge case 52: one release with one failure is 100 % of 1, without a band', () => {
    const facts = factsOf({
      deployments: releasesOf('1'),
      incidents: [incident('x', 2)],
    });
    expect(measured('change-failure-rate', facts)).toMatchObject({
      value: 1,
      n: 1,
      benchmark: null,
      change: { verdict: 'no-baseline', p: null },
    });
  });
});
