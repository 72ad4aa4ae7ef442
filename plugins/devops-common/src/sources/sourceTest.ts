/**
 * The way of a test event, in this order. `received`: the portal has made what
 * the source would send; `verified`: its proof holds; `kept`: it is in the inbox;
 * `read`: the connector has made records of it; `matched`: they have found their
 * entity; `counted`: what the numbers make of them; `deleted`: nothing is left.
 *
 * @public
 */
export const SOURCE_TEST_STEPS = [
  'received',
  'verified',
  'kept',
  'read',
  'matched',
  'counted',
  'deleted',
] as const;

/** @public */
export type SourceTestStepId = (typeof SOURCE_TEST_STEPS)[number];

/** One step of the way. @public */
export interface SourceTestStep {
  step: SourceTestStepId;
  /** `skipped`: a step before failed. */
  result: 'ok' | 'failed' | 'skipped';
  /** Machine-readable, null when skipped: `missing-secret`, `not-production`, … */
  code: string | null;
  message: string;
  params: Record<string, string>;
}

/** Answer of `POST /v1/sources/{source}/test`. @public */
export interface SourceTestAnswer {
  source: string;
  entityRef: string;
  /** Id in the delivery log; null when it came to none. */
  delivery: string | null;
  steps: SourceTestStep[];
  /** Whether its records are out of all numbers again; also where there were none. */
  deleted: boolean;
}
