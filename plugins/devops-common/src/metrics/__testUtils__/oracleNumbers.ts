import { MetricId } from '../answer';
import { Definitions } from '../definitions';
import { ServiceHistory } from '../facts';
import { oracle, OracleRelease } from './oracle';
import { oracleChoice } from './oracleChoice';
import { oracleOverrides, originalOf } from './oracleOverrides';

/** One number of one service, as the text of the specification has it. */
export interface OracleNumber {
  value: number | null;
  n: number;
  numerator: number | null;
  /** How many are not over; null for what cannot be open. */
  open: number | null;
}

/** What is asked about a history. */
export interface OracleQuestion {
  from: number;
  to: number;
  asOf: number;
  /** Whether a source of incidents is connected for the service. */
  hasIncidentSource: boolean;
}

const DAY = 24 * 3_600_000;

/** The six numbers of one service once more, from the text alone. */
export function oracleNumbers(
  history: ServiceHistory,
  definitions: Definitions,
  { from, to, asOf, hasIncidentSource }: OracleQuestion,
): Record<MetricId, OracleNumber> {
  const end = Math.max(from, Math.min(to, asOf));
  const isInside = (at: number) => from <= at && at < end;
  const { deployments, changes } = oracle(history, definitions);
  const ended = deployments.filter(d => isInside(d.finishedAt));
  const releases = ended.filter(d => d.outcome === 'succeeded');
  const failed = releases.filter(d => d.failures.length > 0);
  const own = history.incidents.filter(i => i.service === history.service);
  const corrected = oracleOverrides(history).incidents;
  const incidents = corrected.filter(
    i =>
      i.service === history.service &&
      originalOf(i, corrected) === i &&
      isInside(i.openedAt),
  );

  const isKnown = deployments.some(d => d.finishedAt < end);
  const leadTimes = changes
    .map(line => line.split(' '))
    .filter(([, id]) => releases.some(d => d.id === id))
    .flatMap(([, , text]) => (text === 'null' ? [] : Number(text)));
  const recoveries = failed
    .filter(d => !d.findings.includes('recovery-unknown'))
    .flatMap(d => (d.recoveredAt === null ? [] : d.recoveredAt - d.finishedAt));
  const restores = incidents
    .flatMap(i => (i.resolvedAt === null ? [] : i.resolvedAt - i.openedAt))
    .filter(ms => ms >= 0);
  return {
    'deployment-frequency': {
      value:
        isKnown && end > from ? releases.length / ((end - from) / DAY) : null,
      n: releases.length,
      numerator: null,
      open: null,
    },
    'lead-time': { ...seconds(leadTimes, middle), open: null },
    'change-failure-rate': rate(
      ended.filter(
        d =>
          d.outcome === 'succeeded' ||
          oracleChoice('countFailedPipelines', d.source, history, definitions),
      ),
      d => d.outcome === 'failed' || d.failures.length > 0,
      own.length > 0 || hasIncidentSource,
    ),
    'recovery-time': {
      ...seconds(recoveries, middle),
      open: failed.filter(d => d.recoveredAt === null).length,
    },
    'rework-rate': rate(
      releases,
      d => d.rework.length > 0,
      releases.every(d => d.version !== null) ||
        history.deployments.some(d => d.type !== null || d.fixes !== null),
    ),
    'time-to-restore': {
      ...seconds(restores, all => all.reduce((a, b) => a + b, 0) / all.length),
      open: incidents.filter(i => i.resolvedAt === null).length,
    },
  };
}

function rate(
  base: OracleRelease[],
  counts: (release: OracleRelease) => boolean,
  provesZero: boolean,
): OracleNumber {
  const numerator = base.filter(counts).length;
  const isMeasured = base.length > 0 && (numerator > 0 || provesZero);
  return {
    value: isMeasured ? numerator / base.length : null,
    n: isMeasured ? base.length : 0,
    numerator: isMeasured ? numerator : null,
    open: null,
  };
}

function seconds(
  milliseconds: number[],
  statistic: (all: number[]) => number,
): Omit<OracleNumber, 'open'> {
  return {
    value: milliseconds.length > 0 ? statistic(milliseconds) / 1000 : null,
    n: milliseconds.length,
    numerator: null,
  };
}

/** The mean of the two in the middle, which are one where their number is odd. */
function middle(all: number[]): number {
  const sorted = [...all].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)] + sorted[Math.ceil(half)]) / 2;
}
