import {
  Bucket,
  ChangesAnswer,
  EvidenceAnswer,
  MetricId,
  MetricsAnswer,
  SourceStatus,
  TimelineAnswer,
} from '../metrics/answer';
import { OverridesAnswer } from '../metrics/overridesAnswer';
import { DomainsAnswer } from '../domains/overview';
import { LinkRelation, OverrideAction } from '../records/override';
import { DeploymentType } from '../records/record';

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

/** What a person corrects. @public */
export interface Correction {
  /** `deployment:source/id` or `incident:source/id`; the waves of a release together. */
  targets: string[];
  action: OverrideAction;
  /** Of `set-link` and `remove-link`. */
  relation?: LinkRelation;
  /** Where `set-link` leads. */
  to?: string;
  /** Of `set-type`. */
  type?: DeploymentType;
  reason?: string;
}

/**
 * What a person asks of the DevOps backend. Every call throws a `ResponseError` of
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
  /** The corrections that hold for records of the entity, newest first. */
  getOverrides(query: {
    entityRef: string;
    cursor?: string;
    limit?: number;
  }): Promise<OverridesAnswer>;
  /** Needs the permission `devops.link.correct`. */
  correctRecords(correction: Correction): Promise<OverridesAnswer>;
  /** Undoes a correction by its id; needs `devops.link.correct`. */
  undoOverride(id: string): Promise<void>;
}
