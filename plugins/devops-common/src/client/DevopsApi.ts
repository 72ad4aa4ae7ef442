import {
  Bucket,
  ChangesAnswer,
  EvidenceAnswer,
  MetricId,
  MetricsAnswer,
  SourceStatus,
  TimelineAnswer,
} from '../metrics/answer';
import { DomainsAnswer } from '../domains/overview';

/** Which numbers, and of when. Without `from` and `to`: the last 90 days up to now. @public */
export interface MetricsQuery {
  entityRef: string;
  /** ISO 8601 with offset. */
  from?: string;
  to?: string;
  timeZone?: string;
  bucket?: Bucket;
  benchmarkYear?: number;
}

/** @public */
export interface EvidenceQuery extends MetricsQuery {
  metric: MetricId;
  snapshot: string;
  side?: 'numerator' | 'denominator';
  cursor?: string;
  limit?: number;
}

/**
 * Reading side of the DevOps backend. Every call throws a `ResponseError` of
 * `@backstage/errors` when the backend answers with an error.
 *
 * @public
 */
export interface DevopsApi {
  getMetrics(query: MetricsQuery): Promise<MetricsAnswer>;
  getEvidence(query: EvidenceQuery): Promise<EvidenceAnswer>;
  /** The evidence as CSV text. */
  getEvidenceCsv(query: EvidenceQuery): Promise<string>;
  getDeployments(query: {
    entityRef: string;
    from?: string;
    to?: string;
    cursor?: string;
    limit?: number;
  }): Promise<TimelineAnswer>;
  getWaitingChanges(query: {
    entityRef: string;
    cursor?: string;
    limit?: number;
  }): Promise<ChangesAnswer>;
  getSources(query: {
    entityRef: string;
  }): Promise<{ sources: SourceStatus[] }>;
  getDomains(): Promise<DomainsAnswer>;
}
