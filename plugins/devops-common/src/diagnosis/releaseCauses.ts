import { Diagnosis } from '../metrics/answer';
import { SMALLEST_SAMPLE } from '../metrics/verdicts';
import { distribution, median } from '../statistics/distribution';
import { diagnosis } from './diagnosis';
import {
  LARGE_BATCH,
  LONG_WAIT_MS,
  SLOW_PIPELINE_MS,
  SLOW_RECOVERY_MS,
} from './limits';
import { mostlyAtLeast } from './mostly';
import { ChangeSamples, PlannedSamples } from './samples';

/** Slow pipelines, and long waits for quick ones. */
export function diagnoseDelivery(
  { pipelineMs: pipelines, waitMs: waits }: PlannedSamples,
  changes: ChangeSamples,
): Diagnosis[] {
  if (pipelines.length < SMALLEST_SAMPLE) {
    return [];
  }
  const slow = mostlyAtLeast(SLOW_PIPELINE_MS, pipelines);
  const waiting = slow === null ? mostlyAtLeast(LONG_WAIT_MS, waits) : null;
  // To sort thousands of pipelines takes longer than to count the slow ones.
  const pipeline =
    slow === null && waiting === null ? null : distribution(pipelines, 1000);
  if (pipeline === null) {
    return [];
  }
  if (slow !== null) {
    return [
      diagnosis('slow-pipeline', {
        n: pipelines.length,
        slow,
        limitSeconds: SLOW_PIPELINE_MS / 1000,
        p50Seconds: pipeline.p50,
        p90Seconds: pipeline.p90,
        ...deliveryOf(changes),
      }),
    ];
  }
  const isShort = pipeline.p50 * 1000 < SLOW_PIPELINE_MS;
  return waiting !== null && isShort
    ? [
        diagnosis('waits-despite-short-builds', {
          n: waits.length,
          waiting,
          limitSeconds: LONG_WAIT_MS / 1000,
          pipelineP50Seconds: pipeline.p50,
          pipelineP90Seconds: pipeline.p90,
          ...deliveryOf(changes),
        }),
      ]
    : [];
}

/** Releases that carry much at once. */
export function diagnoseBatches({ batchSizes }: PlannedSamples): Diagnosis[] {
  // Without changes a release is no batch: a redeploy, a new configuration.
  const batches = positive(batchSizes);
  const large = mostlyAtLeast(LARGE_BATCH, batches);
  const sizes = large === null ? null : distribution(batches);
  return large !== null && sizes !== null
    ? [
        diagnosis('large-batches', {
          n: batches.length,
          large,
          limit: LARGE_BATCH,
          p50: sizes.p50,
          p90: sizes.p90,
        }),
      ]
    : [];
}

function positive(values: Float64Array): Float64Array {
  const found = new Float64Array(values.length);
  let length = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i] > 0) {
      found[length++] = values[i];
    }
  }
  return found.subarray(0, length);
}

/** Failed releases whose recovery outlasts a working day. */
export function diagnoseRecovery(durations: Float64Array): Diagnosis[] {
  const slow = mostlyAtLeast(SLOW_RECOVERY_MS, durations);
  const recovery = slow === null ? null : distribution(durations, 1000);
  return slow !== null && recovery !== null
    ? [
        diagnosis('slow-recovery', {
          n: durations.length,
          slow,
          limitSeconds: SLOW_RECOVERY_MS / 1000,
          p50Seconds: recovery.p50,
          p90Seconds: recovery.p90,
        }),
      ]
    : [];
}

/** How long merged changes waited, and their share of the whole lead time; empty where too few are known. */
function deliveryOf({
  leadTimeMs,
  deliveryMs,
}: ChangeSamples): Record<string, number> {
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
