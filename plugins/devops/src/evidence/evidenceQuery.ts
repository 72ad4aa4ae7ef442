import {
  EvidenceQuery,
  MetricId,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { Side } from './rateSides';

/** Asks for the records behind a number of exactly this answer. */
export function evidenceQuery(
  answer: MetricsAnswer,
  metric: MetricId,
  side: Side | undefined,
): EvidenceQuery {
  const { entityRef, from, to, timeZone, bucket, snapshot } = answer;
  return { entityRef, from, to, timeZone, bucket, snapshot, metric, side };
}
