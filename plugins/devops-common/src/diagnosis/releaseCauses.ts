import { Distribution } from '../metrics/answer';
import {
  CHANGE,
  DEPLOYMENT,
  FAILED_RELEASE,
  numbersOf,
  partOf,
} from '../metrics/factTable';
import { SMALLEST_SAMPLE } from '../metrics/verdicts';
import { distribution, median } from '../statistics/distribution';
import { ReleaseCases } from './cases';
import { DiagnosisCode } from './diagnosis';
import {
  LARGE_BATCH,
  LONG_WAIT_MS,
  SLOW_PIPELINE_MS,
  SLOW_RECOVERY_MS,
} from './limits';
import { isMostly } from './mostly';
import { plannedNumbers, Released } from './released';
import { Suspect } from './suspects';

/** A cause that is likely where most cases of a service reach a limit. */
interface ReleaseCause {
  code: DiagnosisCode;
  cases: keyof ReleaseCases;
  /** What must be so besides. */
  condition?: (cases: ReleaseCases, service: number) => boolean;
  params: (
    counted: { n: number; reached: number },
    released: Released,
  ) => Record<string, number>;
}

const RELEASE_CAUSES: ReleaseCause[] = [
  {
    code: 'slow-pipeline',
    cases: 'pipelines',
    params: ({ n, reached }, released) => {
      const { p50, p90 } = pipelineSeconds(released);
      return {
        n,
        slow: reached,
        limitSeconds: SLOW_PIPELINE_MS / 1000,
        p50Seconds: p50,
        p90Seconds: p90,
        ...deliveryOf(released),
      };
    },
  },
  {
    code: 'large-batches',
    cases: 'batches',
    params: ({ n, reached }, released) => {
      const sizes = plannedNumbers(released, DEPLOYMENT.batchSize);
      const { p50, p90 } = distributionOf(sizes.filter(size => size > 0));
      return { n, large: reached, limit: LARGE_BATCH, p50, p90 };
    },
  },
  {
    code: 'waits-despite-short-builds',
    cases: 'waits',
    condition: ({ pipelines: { n, reached: slow } }, service) =>
      n[service] >= SMALLEST_SAMPLE && 2 * slow[service] < n[service],
    params: ({ n, reached }, released) => {
      const { p50, p90 } = pipelineSeconds(released);
      return {
        n,
        waiting: reached,
        limitSeconds: LONG_WAIT_MS / 1000,
        pipelineP50Seconds: p50,
        pipelineP90Seconds: p90,
        ...deliveryOf(released),
      };
    },
  },
  {
    code: 'slow-recovery',
    cases: 'recoveries',
    params: ({ n, reached }, released) => {
      const { p50, p90 } = distributionOf(recoveriesOf(released), 1000);
      return {
        n,
        slow: reached,
        limitSeconds: SLOW_RECOVERY_MS / 1000,
        p50Seconds: p50,
        p90Seconds: p90,
      };
    },
  },
];

/**
 * The services whose releases or recoveries mostly reach a limit. Each is judged
 * by its own releases only, however many services there are, so that a scope tells
 * of a service what its own page does. Where half of its releases reach a limit in
 * truth, a service is told by chance now and then, see {@link isMostly}: among
 * hundreds some are, which the definition that is shown says.
 */
export function suspectReleases(cases: ReleaseCases): Suspect[] {
  return RELEASE_CAUSES.flatMap(cause => {
    const suspects: Suspect[] = [];
    const { n, reached } = cases[cause.cases];
    for (let service = 0; service < n.length; service++) {
      if (
        isMostly(reached[service], n[service]) &&
        (cause.condition?.(cases, service) ?? true)
      ) {
        const counted = { n: n[service], reached: reached[service] };
        suspects.push({
          code: cause.code,
          service,
          affected: counted.reached,
          params: released => cause.params(counted, released),
        });
      }
    }
    return suspects;
  });
}

/** A cause is likely only where there are cases, so that the sample is not empty. */
function distributionOf(values: Float64Array, divisor?: number): Distribution {
  return distribution(values, divisor)!;
}

function pipelineSeconds(released: Released): Distribution {
  return distributionOf(plannedNumbers(released, DEPLOYMENT.pipelineMs), 1000);
}

/** How long the failed releases took that can no longer fail in another way. */
function recoveriesOf({ deployments, matureUntil }: Released): Float64Array {
  const mature = partOf(deployments, { from: -Infinity, to: matureUntil + 1 });
  return numbersOf(mature, DEPLOYMENT.recoveryMs, FAILED_RELEASE);
}

/** How long merged changes waited, and their share of the whole lead time; empty where too few are known. */
function deliveryOf({ changes }: Released): Record<string, number> {
  const leadTimeMs = changes.columns[CHANGE.leadTimeMs];
  const deliveryMs = changes.columns[CHANGE.deliveryMs];
  const isKnown = (_: number, i: number) =>
    !Number.isNaN(deliveryMs[i]) && leadTimeMs[i] > 0;
  const known = deliveryMs.filter(isKnown);
  if (known.length < SMALLEST_SAMPLE) {
    return {};
  }
  const shares = deliveryMs
    .map((delivery, i) => Math.min(1, delivery / leadTimeMs[i]))
    .filter(isKnown);
  return {
    changes: known.length,
    deliveryP50Seconds: (median(known) ?? 0) / 1000,
    deliveryShare: median(shares) ?? 0,
  };
}
