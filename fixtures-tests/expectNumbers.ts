import {
  MetricAnswer,
  MetricId,
} from '@devops-domains/backstage-plugin-devops-common';
import { Recomputed } from './recomputation';

/** What an answer and the recomputation have in common. */
interface Comparable {
  releases: number;
  releasesPerDay: number | null;
  n: number;
  leadTime: number | null;
  p75: number | null;
  p90: number | null;
  medianGap: number | null;
  daysPerWeek: number | null;
}

/** Holds an answer of the plugins to the numbers that the files give. */
export function expectNumbers(
  metrics: MetricAnswer[],
  expected: Recomputed,
): void {
  const frequency = find(metrics, 'deployment-frequency');
  const leadTime = find(metrics, 'lead-time');
  const answered: Comparable = {
    releases: frequency.n,
    releasesPerDay: frequency.value,
    n: leadTime.n,
    leadTime: leadTime.value,
    p75: leadTime.distribution?.p75 ?? null,
    p90: leadTime.distribution?.p90 ?? null,
    medianGap: frequency.medianGapSeconds,
    daysPerWeek: frequency.deploymentDaysPerWeek,
  };
  expect(answered).toEqual(
    closeTo({
      releases: expected.releases,
      releasesPerDay: expected.releasesPerDay,
      n: expected.leadTime.n,
      leadTime: expected.leadTime.median,
      p75: expected.leadTime.p75,
      p90: expected.leadTime.p90,
      medianGap: expected.medianGap,
      daysPerWeek: expected.daysPerWeek,
    }),
  );
}

export function find(metrics: MetricAnswer[], id: MetricId): MetricAnswer {
  const metric = metrics.find(candidate => candidate.metric === id);
  if (!metric) {
    throw new Error(`The answer has no ${id}`);
  }
  return metric;
}

/** Both sides divide and interpolate floats, though not in the same order. */
function closeTo(numbers: Comparable): Record<keyof Comparable, unknown> {
  const entries = Object.entries(numbers).map(([key, value]) => [
    key,
    typeof value === 'number' ? expect.closeTo(value, 6) : value,
  ]);
  return Object.fromEntries(entries);
}
