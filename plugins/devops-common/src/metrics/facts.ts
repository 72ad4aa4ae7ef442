import { Instant } from '../records/instant';
import { OverrideRecord } from '../records/override';
import {
  ArtifactRecord,
  ChangeRecord,
  DeploymentRecord,
  DeploymentType,
  IncidentRecord,
} from '../records/record';
import { LocalDefinitions } from './definitions';

/**
 * Everything that bears on the numbers of one service: its own records, and the
 * incidents of others that name one of its deployments.
 *
 * @public
 */
export interface ServiceHistory {
  /** Entity ref of the service. */
  service: string;
  /** The entity's annotation `devops-domains.io/production-environments`, split; null when it has none. */
  productionEnvironments: string[] | null;
  /** Those of the entity's annotations that are `DEFINITION_ANNOTATIONS`; absent means none. */
  definitionAnnotations?: Readonly<Record<string, string>>;
  /** Names of the sources that deliver its incidents, and since when that is known; absent means none. */
  incidentSources?: Readonly<Record<string, Instant>>;
  deployments: DeploymentRecord[];
  changes: ChangeRecord[];
  /** Own incidents, and every incident that a link (`causedBy`, `duplicateOf`, `fixes`) leads to or from. */
  incidents: IncidentRecord[];
  artifacts: ArtifactRecord[];
  /** What links of this history name and is stored as a deployment of another service, or of none yet. */
  foreignDeployments: ForeignDeployment[];
  /** Corrections of any record of this history, and of deleted records of its changes; absent means none. */
  overrides?: OverrideRecord[];
  /** Revisions whose changes a person took out of the numbers, see `applyOverrides`; absent means none. */
  excludedChanges?: string[];
}

/** A deployment of another service, as far as one history needs it. @public */
export interface ForeignDeployment {
  deployment: DeploymentRecord;
  /** The annotation of the entity that it belongs to, see {@link ServiceHistory}. */
  productionEnvironments: string[] | null;
}

/** Why a release counts as failed; each link keeps what it rests on. @public */
export interface FailureLink {
  reason:
    | 'explicit'
    | 'fixed'
    | 'rolled-back'
    | 'declared-rollback'
    | 'inferred';
  /** The incident or deployment that says so: `incident:source/id` or `deployment:source/id`. */
  by: string;
}

/** Why a release may be unplanned work. @public */
export const REWORK_REASONS = [
  'rollback',
  'hotfix',
  'detected-rollback',
  'fixes',
] as const;

/** One of {@link REWORK_REASONS}. @public */
export type ReworkReason = (typeof REWORK_REASONS)[number];

/**
 * One production deployment: the waves of a group are one. The computed part of
 * the truth; it can be made again from the records at any time.
 *
 * @public
 */
export interface DeploymentFact {
  /** `source/externalId` of the last counted wave, or of the only deployment. */
  id: string;
  service: string;
  source: string;
  externalId: string;
  /**
   * Ids of all finished waves, this one's and superseded ones included, in the order
   * of the definitions: what is to be excluded so that nothing of it is left.
   */
  waves: string[];
  /** Production environments it reached, as the records spell them, without repetition, sorted. */
  environments: string[];
  outcome: 'succeeded' | 'failed';
  /** It failed itself and joins both sides of the change failure rate, see `countFailedPipelines`. */
  failedPipeline: boolean;
  startedAt: Instant | null;
  finishedAt: Instant;
  /** Application revision, else artifact; null when neither is known. */
  version: string | null;
  type: DeploymentType;
  url: string | null;
  /** Why this release counts as failed; empty for one that did not fail. */
  failures: FailureLink[];
  /** A detected rollback jumped over it: shown, not counted. */
  suspect: boolean;
  /** When the failure ended, as its records say; null while open and for a release that did not fail. With the finding `recovery-unknown` no sample. */
  recoveredAt: Instant | null;
  /** What ended it: `incident:…` or `deployment:…`. */
  recoveredBy: string | null;
  rework: ReworkReason[];
  /** Number of changes that first reached production with it; null when unknown. */
  batchSize: number | null;
  /** Codes of findings about this deployment, such as `changes-unknown`. */
  findings: string[];
}

/** One change that first reached production. @public */
export interface ChangeFact {
  service: string;
  revision: string;
  /** Id of the {@link DeploymentFact} that released it. */
  releaseId: string;
  releasedAt: Instant;
  /** Start of its lead time; null when no instant is known. */
  startAt: Instant | null;
  /** `releasedAt - startAt` in milliseconds; null when it is no sample (unknown start, or negative). */
  leadTimeMs: number | null;
  automated: boolean;
  /** Stages of its pull request in milliseconds; null for what did not happen or is unknown. */
  codingMs: number | null;
  pickupMs: number | null;
  reviewMs: number | null;
  deliveryMs: number | null;
  /** Codes of findings about this change, such as `negative-lead-time`. */
  findings: string[];
}

/** One incident of the service that counts (duplicates are passed over). @public */
export interface IncidentFact {
  id: string;
  service: string;
  openedAt: Instant;
  resolvedAt: Instant | null;
  /** `resolvedAt - openedAt` in milliseconds; null while open, and when negative. */
  restoreMs: number | null;
  /** Id of the {@link DeploymentFact} that it fails, also of another service; null when none. */
  deploymentId: string | null;
  severity: string | null;
  findings: string[];
}

/** What the numbers of a service need to know beyond the window. @public */
export interface ServiceSummary {
  /** The instant of its earliest stored record of any kind; null when it has none. */
  firstRecordAt: Instant | null;
  /** finishedAt of its first stored production deployment; null when it has none. */
  firstDeploymentAt: Instant | null;
  /** finishedAt of its last stored production deployment; null when it has none. */
  lastDeploymentAt: Instant | null;
  /** openedAt of its first stored incident, as its sources sent it; null when it has none. */
  firstIncidentAt: Instant | null;
  /** Names of the sources that deliver its incidents, whether or not they work, and since when that is known; absent means none. */
  incidentSources?: Readonly<Record<string, Instant>>;
  /** Whether a source of the entity has ever sent a type or `fixes`. */
  sendsReworkMarks: boolean;
  /** Production environments that its deployments reached, as spelt, sorted. */
  productionEnvironments: string[];
  /** Environment names that are neither known as production nor as something else, with how many deployments wait for a decision. */
  unknownEnvironments: Record<string, number>;
  /** What holds for its deployments, without repetition; absent where that is what the company chose. */
  definitions?: LocalDefinitions[];
  /** Names of its `DEFINITION_ANNOTATIONS` that hold no valid value and choose nothing; absent means none. */
  invalidAnnotations?: string[];
}

/** A change that was merged and that no release has brought to production yet. @public */
export interface WaitingChange {
  service: string;
  revision: string;
  mergedAt: Instant;
  automated: boolean;
  url: string | null;
}

/** @public */
export interface ServiceFacts {
  service: string;
  summary: ServiceSummary;
  /** In the order of the definitions: finishedAt, source, externalId. */
  deployments: DeploymentFact[];
  changes: ChangeFact[];
  incidents: IncidentFact[];
}

/**
 * The facts of a service, and what stands beside its numbers, never in them.
 *
 * @public
 */
export interface ComputedFacts extends ServiceFacts {
  /** The oldest first, then by revision. */
  waiting: WaitingChange[];
}
