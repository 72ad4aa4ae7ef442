import { Diagnosis, MetricId } from '../metrics/answer';

/** Where to look when releases are rare or slow, in the order in which it is told. @public */
export const DIAGNOSIS_CODES = [
  'slow-pipeline',
  'large-batches',
  'waits-despite-short-builds',
  'pause-after-failure',
  'larger-batches-after-failure',
  'slow-recovery',
] as const;

/** @public */
export type DiagnosisCode = (typeof DIAGNOSIS_CODES)[number];

interface Cause {
  kind: Diagnosis['kind'];
  metrics: MetricId[];
  message: string;
  next: string;
}

const SMALLER_BATCHES =
  'Release smaller batches more often, and split the pipeline by service where builds hold each other up.';

const CAUSES: Record<DiagnosisCode, Cause> = {
  'slow-pipeline': {
    kind: 'system',
    metrics: ['deployment-frequency', 'lead-time'],
    message:
      'Building, testing and deploying takes long: {slow} of {n} releases took {limitSeconds} s or longer, half of them {p50Seconds} s or longer.',
    next: 'Look for the slowest steps; consider splitting the build and the tests by service.',
  },
  'large-batches': {
    kind: 'system',
    metrics: ['lead-time', 'deployment-frequency'],
    message:
      'Much goes out at once: {large} of {n} releases carried {limit} changes or more, half of them {p50} or more.',
    next: SMALLER_BATCHES,
  },
  'waits-despite-short-builds': {
    kind: 'culture',
    metrics: ['lead-time'],
    message:
      'What is merged waits although builds are short: in {waiting} of {n} releases the changes had waited {limitSeconds} s or longer, while half of the pipelines took no more than {pipelineP50Seconds} s.',
    next: 'Ask what holds a release back: a calendar, an approval, or worry. Release what is merged on the day it is merged.',
  },
  'pause-after-failure': {
    kind: 'culture',
    metrics: ['change-failure-rate', 'deployment-frequency'],
    message:
      'After a failed release the next one waits longer than usual: {failedP50Seconds} s ({failed} times) instead of {usualP50Seconds} s ({usual} times), in this period and the one before.',
    next: 'Review failures without blame, and make recovery quick, so that the next release is nothing to fear.',
  },
  'larger-batches-after-failure': {
    kind: 'culture',
    metrics: ['change-failure-rate', 'lead-time'],
    message:
      'The release after a failed one is larger than usual: {failedP50} changes ({failed} times) instead of {usualP50} ({usual} times), in this period and the one before.',
    next: 'Release less at once after a failure, not more: a small batch is easy to check and to take back.',
  },
  'slow-recovery': {
    kind: 'culture',
    metrics: ['recovery-time'],
    message:
      'Recovery is slow: {slow} of {n} failed releases took {limitSeconds} s or longer to recover, half of them {p50Seconds} s or longer.',
    next: 'Practise taking a release back, and review the failures without blame: what would have made the recovery faster?',
  },
};

/**
 * A cause with its English texts.
 *
 * @param about - of which service it is told, and how many more it is not told of
 */
export function diagnosis(
  code: DiagnosisCode,
  params: Record<string, number>,
  about: Pick<Diagnosis, 'service' | 'others'>,
): Diagnosis {
  const { message, ...cause } = CAUSES[code];
  const filled = message.replace(/\{(\w+)\}/g, (name, key) =>
    String(params[key] === undefined ? name : Math.round(params[key])),
  );
  const { service } = about;
  const subject = service === null ? '' : `${nameOf(service)}: `;
  return { code, ...about, message: subject + filled, params, ...cause };
}

function nameOf(entityRef: string): string {
  return entityRef.slice(entityRef.indexOf('/') + 1);
}
