import { Diagnosis } from '../metrics/answer';
import { shift, SMALLEST_SAMPLE } from '../metrics/verdicts';
import { compareDurations } from '../statistics/comparison';
import { median } from '../statistics/distribution';
import { diagnosis } from './diagnosis';
import { SIGNIFICANT } from './limits';
import { ReleaseSample } from './samples';

/** What followed a release, and what went before it. */
interface Step {
  afterFailure: boolean;
  gap: [before: number, after: number];
  batch: [before: number | null, after: number | null];
}

/** What a comparison of the steps after failures with the others has shown. */
interface Contrast {
  failed: number[];
  usual: number[];
  p: number;
}

/**
 * Whether failures make the next release come later or larger. Each step is
 * compared with the one before it, because a team that failed often and released
 * rarely, and now does neither, is not afraid.
 *
 * @param chains - the planned releases of each service, in order
 * @param matureUntil - what was released later may still fail
 */
export function diagnoseAfterFailures(
  chains: readonly ReleaseSample[][],
  matureUntil: number,
): Diagnosis[] {
  const steps = chains
    .flatMap(stepsOf)
    .filter(({ at }) => at <= matureUntil)
    .map(({ step }) => step);
  const pause = contrast(steps, ({ gap }) => gap);
  const growth = contrast(steps, ({ batch }) => batch);
  return [
    ...(pause
      ? [
          diagnosis('pause-after-failure', {
            ...sizes(pause),
            failedP50Seconds: (median(pause.failed) ?? 0) / 1000,
            usualP50Seconds: (median(pause.usual) ?? 0) / 1000,
          }),
        ]
      : []),
    ...(growth
      ? [
          diagnosis('larger-batches-after-failure', {
            ...sizes(growth),
            failedP50: median(growth.failed) ?? 0,
            usualP50: median(growth.usual) ?? 0,
          }),
        ]
      : []),
  ];
}

function stepsOf(releases: ReleaseSample[]): { at: number; step: Step }[] {
  return releases.slice(1, -1).map((release, i) => {
    const [before, after] = [releases[i], releases[i + 2]];
    return {
      at: release.finishedAt,
      step: {
        afterFailure: release.hasFailed,
        gap: [
          release.finishedAt - before.finishedAt,
          after.finishedAt - release.finishedAt,
        ],
        batch: [release.batchSize, after.batchSize],
      },
    };
  });
}

/** Null unless what follows failures is greater, likely not by chance. */
function contrast(
  steps: Step[],
  read: (step: Step) => [before: number | null, after: number | null],
): Contrast | null {
  const sides = [true, false].map(afterFailure => {
    const pairs = steps
      .filter(step => step.afterFailure === afterFailure)
      .flatMap(step => {
        const [before, after] = read(step);
        // Nothing can be said to be larger than nothing, or than what is unknown.
        return before !== null && before > 0 && after !== null
          ? [{ after, growth: after / before }]
          : [];
      });
    return {
      values: pairs.map(({ after }) => after),
      growth: pairs.map(({ growth }) => growth),
    };
  });
  const [failed, usual] = sides;
  if (Math.min(failed.values.length, usual.values.length) < SMALLEST_SAMPLE) {
    return null;
  }
  const p = compareDurations(failed.growth, usual.growth);
  const isGreater =
    shift(failed.growth, usual.growth) > 0 &&
    (median(failed.values) ?? 0) > (median(usual.values) ?? 0);
  return p < SIGNIFICANT && isGreater
    ? { failed: failed.values, usual: usual.values, p }
    : null;
}

function sizes({ failed, usual, p }: Contrast): Record<string, number> {
  return { failed: failed.length, usual: usual.length, p };
}
