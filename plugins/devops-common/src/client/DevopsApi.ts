import {
  Bucket,
  ChangesAnswer,
  EvidenceAnswer,
  MetricId,
  MetricsAnswer,
} from '../metrics/answer';
import { ServicesAnswer } from '../metrics/servicesAnswer';
import { ServiceSort } from '../metrics/serviceSpread';
import { OverridesAnswer } from '../metrics/overridesAnswer';
import { TimelineAnswer } from '../metrics/timelineAnswer';
import { DomainsAnswer } from '../domains/overview';
import {
  DeliveriesAnswer,
  DeliveryDetail,
  DeliveryStatus,
} from '../deliveries/delivery';
import { LinkRelation, OverrideAction } from '../records/override';
import { SourcesAnswer } from '../sources/sourcesAnswer';
import { SourceTestAnswer } from '../sources/sourceTest';
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

/** Which deliveries of the log; those that are left out do not narrow it. @public */
export interface DeliveriesQuery {
  status?: DeliveryStatus[];
  source?: string[];
  /** ISO 8601 with offset; received then or later. */
  from?: string;
  to?: string;
  /** Part of the event, the reason or a record's id; the delivery's own id as a whole. */
  q?: string;
  cursor?: string;
  limit?: number;
}

/**
 * What a person asks of the DevOps backend. Every call throws a `ResponseError` of
 * `@backstage/errors` when the backend answers with an error.
 *
 * @public
 */
export interface DevopsApi {
  getMetrics(query: MetricsQuery): Promise<MetricsAnswer>;
  /** The numbers of each service of a scope. */
  getServices(query: {
    entityRef: string;
    from?: string;
    to?: string;
    sort?: ServiceSort['by'];
    order?: ServiceSort['order'];
    cursor?: string;
    limit?: number;
  }): Promise<ServicesAnswer>;
  getEvidence(query: EvidenceQuery): Promise<EvidenceAnswer>;
  /** The evidence as CSV text. */
  getEvidenceCsv(query: EvidenceQuery): Promise<string>;
  getDeployments(query: {
    entityRef: string;
    from?: string;
    to?: string;
    /** Only releases, each once. */
    releases?: 'true';
    cursor?: string;
    limit?: number;
  }): Promise<TimelineAnswer>;
  getWaitingChanges(query: {
    entityRef: string;
    cursor?: string;
    limit?: number;
  }): Promise<ChangesAnswer>;
  /** Without an entity all sources of the portal; that needs `devops.delivery.read`. */
  getSources(query: { entityRef?: string }): Promise<SourcesAnswer>;
  /** Sends a test event the whole way of a real one; needs `devops.delivery.replay`. */
  testSource(source: string, entityRef: string): Promise<SourceTestAnswer>;
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
  /** The delivery log, newest first; needs `devops.delivery.read`. */
  getDeliveries(query: DeliveriesQuery): Promise<DeliveriesAnswer>;
  /** A delivery with its payload and records; needs `devops.delivery.read`. */
  getDelivery(id: string): Promise<DeliveryDetail>;
  /** Processes a delivery once more; needs `devops.delivery.replay` and `devops.delivery.read`. */
  replayDelivery(id: string): Promise<DeliveryDetail>;
}
