import fc from 'fast-check';
import { scopes } from './__testUtils__/randomScopes';
import { Distribution, MetricAnswer, MetricId } from './answer';
import { ServiceFacts } from './facts';
import { measure } from './measure';
import { MeasureQuery } from './query';

const DAY_MS = 86_400_000;

/** The seconds that a duration is about, of all services together. */
const SAMPLES: Record<
  'lead-time' | 'recovery-time' | 'time-to-restore',
  (facts: ServiceFacts, isInside: (at: number) => boolean) => number[]
> = {
  'lead-time': ({ changes }, isInside) =>
    changes.flatMap(({ releasedAt, leadTimeMs }) =>
      leadTimeMs !== null && isInside(releasedAt) ? leadTimeMs / 1000 : [],
    ),
  'recovery-time': ({ deployments }, isInside) =>
    deployments.flatMap(({ finishedAt, failures, recoveredAt, findings }) =>
      failures.length > 0 &&
      recoveredAt !== null &&
      !findings.includes('recovery-unknown') &&
      isInside(finishedAt)
        ? (recoveredAt - finishedAt) / 1000
        : [],
    ),
  'time-to-restore': ({ incidents }, isInside) =>
    incidents.flatMap(({ openedAt, restoreMs }) =>
      restoreMs !== null && isInside(openedAt) ? restoreMs / 1000 : [],
    ),
};

/** What an answer says of durations, to the microsecond: sums round differently in another order. */
type Durations = { n: number; value: number | null } & {
  [K in keyof Distribution]?: number;
};

const rounded = (value: number | null) => value && Number(value.toFixed(6));

/** Type 7, one sample after the other. */
function naiveDurations(
  samples: number[],
  headline: 'p50' | 'mean',
): Durations {
  if (samples.length === 0) {
    return { n: 0, value: null };
  }
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (p: number) => {
    const place = (sorted.length - 1) * p;
    const low = sorted[Math.floor(place)];
    return rounded(low + (place % 1) * (sorted[Math.ceil(place)] - low))!;
  };
  const sum = sorted.reduce((total, one) => total + one, 0);
  const distribution = {
    min: at(0),
    p50: at(0.5),
    p75: at(0.75),
    p90: at(0.9),
    max: at(1),
    mean: rounded(sum / sorted.length)!,
  };
  return {
    n: sorted.length,
    value: distribution[headline],
    ...distribution,
  };
}

function durationsOf({ n, value, distribution }: MetricAnswer): Durations {
  const parts = Object.entries(distribution ?? {}).map(([key, part]) => [
    key,
    rounded(part),
  ]);
  return { n, value: rounded(value), ...Object.fromEntries(parts) };
}

/** Calls with the answer of the union, of every random scope. */
function ofEveryUnion(
  metric: MetricId,
  check: (
    answer: MetricAnswer,
    facts: ServiceFacts[],
    asked: MeasureQuery,
  ) => void,
) {
  fc.assert(
    fc.property(scopes, ({ facts, asked }) =>
      check(measuredIn(metric, facts, asked), facts, asked),
    ),
    { numRuns: 300 },
  );
}

function measuredIn(
  metric: MetricId,
  facts: ServiceFacts[],
  asked: MeasureQuery,
): MetricAnswer {
  const { metrics } = measure(facts, asked);
  return metrics.find(answer => answer.metric === metric)!;
}

function isInsideOf({ from, to, asOf }: MeasureQuery) {
  return (at: number) => at >= from && at < Math.min(to, asOf);
}

describe('the numbers of a scope', () => {
  it.each([
    ['lead-time', 'p50'],
    ['recovery-time', 'p50'],
    ['time-to-restore', 'mean'],
  ] as const)(
    'take the %s over the samples of all its services, never over their medians',
    (metric, headline) => {
      ofEveryUnion(metric, (answer, facts, asked) => {
        const samples = facts.flatMap(one =>
          SAMPLES[metric](one, isInsideOf(asked)),
        );
        expect(durationsOf(answer)).toEqual(naiveDurations(samples, headline));
      });
    },
  );

  it.each(['change-failure-rate', 'rework-rate'] as const)(
    'take the %s over the releases of those services that can be measured',
    metric => {
      ofEveryUnion(metric, ({ value, n, numerator }, facts, asked) => {
        const parts = facts.map(one => measuredIn(metric, [one], asked));
        const measured = parts.filter(part => part.value !== null);
        const some = measured.length > 0;
        const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
        const hits = sum(measured.map(part => part.numerator!));
        const all = sum(measured.map(part => part.n));
        expect({ value, n, numerator }).toEqual({
          value: some ? hits / all : null,
          n: all,
          numerator: some ? hits : null,
        });
      });
    },
  );

  it.each(['change-failure-rate', 'rework-rate'] as const)(
    'have in each bucket the %s of the services that the whole is of',
    metric => {
      ofEveryUnion(metric, ({ value, series }, facts, asked) => {
        const parts = facts.map(one => measuredIn(metric, [one], asked));
        const counted = parts.filter(
          part => value === null || part.value !== null,
        );
        series.forEach((point, i) => {
          const points = counted
            .map(part => part.series[i])
            .filter(({ n }) => n > 0);
          const known = points.filter(one => one.value !== null);
          const n = points.reduce((sum, one) => sum + one.n, 0);
          const hits = known.reduce((sum, one) => sum + one.value! * one.n, 0);
          const isInPoint = isInsideOf({
            ...asked,
            from: Date.parse(point.from),
            to: Date.parse(point.to),
          });
          const isSilent = parts.some(
            (part, of) =>
              part.series[i].value === null &&
              facts[of].deployments.some(
                ({ outcome, finishedAt }) =>
                  outcome === 'succeeded' && isInPoint(finishedAt),
              ),
          );
          const isKnown = known.length > 0 && (value !== null || !isSilent);
          expect({ n: point.n, value: rounded(point.value) }).toEqual({
            n: value !== null || isKnown ? n : 0,
            value: isKnown ? rounded(hits / n) : null,
          });
        });
      });
    },
  );

  it('count the releases of all its services over the days of the window', () => {
    ofEveryUnion('deployment-frequency', ({ value, n }, facts, asked) => {
      const deployments = facts.flatMap(one => one.deployments);
      const end = Math.min(asked.to, asked.asOf);
      const releases = deployments.filter(
        ({ outcome, finishedAt }) =>
          outcome === 'succeeded' && isInsideOf(asked)(finishedAt),
      );
      const isKnown =
        end > asked.from &&
        deployments.some(({ finishedAt }) => finishedAt < end);
      expect({ value, n }).toEqual({
        n: releases.length,
        value: isKnown ? releases.length / ((end - asked.from) / DAY_MS) : null,
      });
    });
  });
});
