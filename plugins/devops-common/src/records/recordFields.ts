import { Instant } from './instant';
import { LinkRelation, OverrideAction } from './override';
import {
  Change,
  DeploymentStatus,
  DeploymentType,
  PullRequest,
  RecordKind,
} from './record';

/**
 * What one version of a record says. A field that is absent says nothing, null
 * clears it. Which fields a kind has is told by {@link RECORD_FIELDS}.
 *
 * @public
 */
export interface RecordFields {
  deleted?: boolean | null;
  /** `kind:namespace/name`, lower case. */
  entityRef?: string | null;
  /** Annotations by which the entity is found. */
  selector?: Record<string, string> | null;
  repository?: string | null;
  url?: string | null;

  environment?: string | null;
  environmentTier?: string | null;
  status?: DeploymentStatus | null;
  startedAt?: Instant | null;
  finishedAt?: Instant | null;
  type?: DeploymentType | null;
  group?: string | null;
  changes?: Change[] | null;
  fixes?: string[] | null;

  revision?: string | null;
  artifact?: string | null;

  parents?: string[] | null;
  authoredAt?: Instant | null;
  committedAt?: Instant | null;
  automated?: boolean | null;
  pullRequest?: PullRequest | null;

  openedAt?: Instant | null;
  resolvedAt?: Instant | null;
  severity?: string | null;
  title?: string | null;
  causedBy?: string | null;
  duplicateOf?: string | null;

  target?: string | null;
  action?: OverrideAction | null;
  relation?: LinkRelation | null;
  to?: string | null;
  reason?: string | null;
  decidedAt?: Instant | null;
}

const COMMON_FIELDS = [
  'deleted',
  'entityRef',
  'selector',
  'repository',
  'url',
] as const;

/** The fields of each kind; anything else that a sender adds is passed over. @public */
export const RECORD_FIELDS: Record<
  RecordKind,
  readonly (keyof RecordFields)[]
> = {
  deployment: [
    ...COMMON_FIELDS,
    'environment',
    'environmentTier',
    'status',
    'startedAt',
    'finishedAt',
    'revision',
    'artifact',
    'type',
    'group',
    'changes',
    'fixes',
  ],
  change: [
    ...COMMON_FIELDS,
    'revision',
    'parents',
    'authoredAt',
    'committedAt',
    'automated',
    'pullRequest',
  ],
  incident: [
    ...COMMON_FIELDS,
    'openedAt',
    'resolvedAt',
    'severity',
    'title',
    'causedBy',
    'duplicateOf',
  ],
  artifact: [...COMMON_FIELDS, 'artifact', 'revision'],
  // An override belongs to whatever its target belongs to.
  override: [
    'deleted',
    'target',
    'action',
    'relation',
    'to',
    'type',
    'reason',
    'decidedAt',
  ],
};
