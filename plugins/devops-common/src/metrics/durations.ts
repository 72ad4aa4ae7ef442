import { MetricId } from './answer';
import { FactPool } from './factPool';
import {
  CHANGE,
  DEPLOYMENT,
  FactTable,
  FAILED_RELEASE,
  INCIDENT,
  numbersOf,
  partOf,
} from './factTable';
import { Window } from './query';

/** The metrics that are durations. */
export type DurationMetric = Extract<
  MetricId,
  'lead-time' | 'recovery-time' | 'time-to-restore'
>;

/** How one duration is read from the facts of a window. */
export interface DurationRule {
  /** Which statistic is the headline. */
  statistic: 'p50' | 'mean';
  /** The facts that it is measured on. */
  table(pool: FactPool): FactTable;
  /** What those facts carry; others are passed over. */
  flags: number;
  /** Where the milliseconds stand. */
  column: number;
  /** Whether anything can be open. */
  canBeOpen: boolean;
  /** Whether releases younger than the attribution window stay out of verdicts. */
  awaitsIncidents: boolean;
}

/** Lead time for changes: the median over the changes that first reached production. */
export const leadTimeRule: DurationRule = {
  statistic: 'p50',
  table: ({ changes }) => changes,
  flags: 0,
  column: CHANGE.leadTimeMs,
  canBeOpen: false,
  awaitsIncidents: false,
};

/** Failed deployment recovery time: the median over the failed releases that are recovered. */
export const recoveryTimeRule: DurationRule = {
  statistic: 'p50',
  table: ({ deployments }) => deployments,
  flags: FAILED_RELEASE,
  column: DEPLOYMENT.recoveryMs,
  canBeOpen: true,
  awaitsIncidents: true,
};

/** Time to restore: the mean over all incidents that are resolved, whatever caused them. */
export const timeToRestoreRule: DurationRule = {
  statistic: 'mean',
  table: ({ incidents }) => incidents,
  flags: 0,
  column: INCIDENT.restoreMs,
  canBeOpen: true,
  awaitsIncidents: false,
};

/** Milliseconds of what is a sample in the window, in no order. */
export function durationsIn(
  rule: DurationRule,
  pool: FactPool,
  window: Window,
): Float64Array {
  return numbersOf(partOf(rule.table(pool), window), rule.column, rule.flags);
}

/** The same of a part of the rule's table, of each service up to an instant of its own. */
export function durationsUntil(
  rule: DurationRule,
  { service, at, flags, columns }: FactTable,
  until: Float64Array,
): Float64Array {
  const column = columns[rule.column];
  const found: number[] = [];
  for (let i = 0; i < at.length; i++) {
    const isSample =
      (flags[i] & rule.flags) === rule.flags && !Number.isNaN(column[i]);
    if (isSample && at[i] <= until[service[i]]) {
      found.push(column[i]);
    }
  }
  return Float64Array.from(found);
}

/** The rule of each duration. */
export const DURATION_RULES: Record<DurationMetric, DurationRule> = {
  'lead-time': leadTimeRule,
  'recovery-time': recoveryTimeRule,
  'time-to-restore': timeToRestoreRule,
};
