import { Instant } from './instant';
import { OverrideRecord } from './override';

/** The kinds of record: what sources send, and a person's corrections of it. @public */
export type RecordKind =
  | 'deployment'
  | 'change'
  | 'incident'
  | 'artifact'
  | 'override';

/**
 * The state of a deployment, in the order in which two versions of the same age
 * win over each other: the later in this list wins.
 *
 * @public
 */
export const DEPLOYMENT_STATUSES = [
  'queued',
  'running',
  'cancelled',
  'failed',
  'succeeded',
] as const;

/** @public */
export type DeploymentStatus = (typeof DEPLOYMENT_STATUSES)[number];

/** `rollback` and `hotfix` are unplanned work; everything else is `deploy`. @public */
export const DEPLOYMENT_TYPES = ['deploy', 'rollback', 'hotfix'] as const;

/** @public */
export type DeploymentType = (typeof DEPLOYMENT_TYPES)[number];

/** The instants of the pull request that brought a change. All are optional: null is unknown or has not happened. @public */
export interface PullRequest {
  number: number;
  firstCommitAt: Instant | null;
  openedAt: Instant | null;
  firstReviewAt: Instant | null;
  approvedAt: Instant | null;
  mergedAt: Instant | null;
}

/** One commit (or the unit that the source calls a change). No names of people are kept. @public */
export interface Change {
  revision: string;
  /** Revisions this one follows; null when the sender did not say. */
  parents: string[] | null;
  authoredAt: Instant | null;
  committedAt: Instant | null;
  /** True for a bot's change, such as a dependency update. */
  automated: boolean;
  pullRequest: PullRequest | null;
}

/** The identity of a record: who sent it, and the sender's own id. @public */
export interface RecordId {
  source: string;
  externalId: string;
}

/** What every stored record has, whatever its kind. @public */
export interface StoredRecordBase extends RecordId {
  /** `source/externalId`; a source name holds no slash, so this is unambiguous. */
  id: string;
  /** Entity ref of the Component or Resource that the record was matched to; null while it waits as unmatched. */
  service: string | null;
  repository: string | null;
  url: string | null;
}

/** A deployment after all its versions were merged. @public */
export interface DeploymentRecord extends StoredRecordBase {
  kind: 'deployment';
  environment: string;
  /** The source's own class of the environment, such as GitLab's `production`. */
  environmentTier: string | null;
  status: DeploymentStatus;
  startedAt: Instant | null;
  /** Not null when the status is succeeded, failed or cancelled. */
  finishedAt: Instant | null;
  revision: string | null;
  artifact: string | null;
  type: DeploymentType | null;
  /** The pipeline or roll-out that several deployments (waves) belong to. */
  group: string | null;
  /** What the sender listed: `[]` means none, null means unknown. */
  changes: Change[] | null;
  /** References (`incident:source/id`, `deployment:source/id`) that this deployment mends; null when the sender never says. */
  fixes: string[] | null;
}

/** A change that was sent by itself, before or without a deployment. @public */
export interface ChangeRecord extends StoredRecordBase, Change {
  kind: 'change';
}

/** An incident after all its versions were merged. @public */
export interface IncidentRecord extends StoredRecordBase {
  kind: 'incident';
  openedAt: Instant;
  resolvedAt: Instant | null;
  severity: string | null;
  title: string | null;
  /** `deployment:source/id` or `revision:…`. */
  causedBy: string | null;
  /** `incident:source/id`. */
  duplicateOf: string | null;
  /**
   * A person has decided what caused it, see `applyOverrides`: `causedBy` has the
   * last word, also where it is null. Absent in what a source sent.
   */
  isCauseDecided?: true;
}

/** Which application revision an image digest, package version or GitOps revision was built from. @public */
export interface ArtifactRecord extends StoredRecordBase {
  kind: 'artifact';
  artifact: string;
  revision: string;
}

/** @public */
export type StoredRecord =
  | DeploymentRecord
  | ChangeRecord
  | IncidentRecord
  | ArtifactRecord
  | OverrideRecord;
