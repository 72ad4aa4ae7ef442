import { DeliveryStatus } from '../deliveries/delivery';
import { MetricId, SourceStatus } from '../metrics/answer';
import { RecordKind } from '../records/record';

/** Kinds of record that sources send. @public */
export type SentKind = Exclude<RecordKind, 'override'>;

/**
 * Whether webhooks of a source are let in: `set`: a secret is configured;
 * `unsigned`: `allowUnsigned` is; `missing`: none comes in.
 *
 * @public
 */
export type WebhookSecret = 'set' | 'unsigned' | 'missing';

/** How a long delivery, such as a backfill, gets on. @public */
export interface SourceProgressAnswer {
  done: number;
  /** Null while it is not known. */
  total: number | null;
  /** What is counted, in the source's words. */
  what: string;
  /** Until when a rate limit makes it wait, ISO 8601. */
  waitingUntil: string | null;
  /** At the speed so far; null while it is not known. */
  secondsLeft: number | null;
}

/**
 * Why a delivery was refused before anybody looked into it: `unconfigured`: no
 * secret is set here; `unproved`: nothing that came with it proves the sender;
 * `mismatch`: the proof does not match the secret; `expired`: the proof is too old.
 *
 * @public
 */
export const REFUSAL_REASONS = [
  'unconfigured',
  'unproved',
  'mismatch',
  'expired',
] as const;

/** One of {@link REFUSAL_REASONS}. @public */
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/**
 * Why records wait: `not-in-catalog`: what they name is not there;
 * `no-candidate`: no entity has what they name; `several-candidates`: more than
 * one has.
 *
 * @public
 */
export const WAITING_CODES = [
  'not-in-catalog',
  'no-candidate',
  'several-candidates',
] as const;

/** A reason why records of a source wait for their entity. @public */
export interface WaitingReason {
  /** Null where nothing but the message tells, as when the catalog did not answer. */
  code: (typeof WAITING_CODES)[number] | null;
  message: string;
  /** `named`: what was looked for; `candidates`: the first of several. */
  params: Record<string, string>;
  records: number;
}

/** The records of a source that wait for their entity: kept, and in no number. @public */
export interface WaitingRecords {
  records: number;
  /** The commonest, a few; the commonest first. */
  reasons: WaitingReason[];
}

/** A source, and how well it feeds what was asked about. @public */
export interface SourceHealth extends SourceStatus {
  /** As people know it; its name where no module of the portal is behind it. */
  title: string;
  /** Where its webhook goes, below the backend's address; null when it has none, and for callers without `devops.delivery.read`. */
  webhook: string | null;
  /** Null when it has no webhook, and for callers without `devops.delivery.read`. */
  secret: WebhookSecret | null;
  /** Whether its messages are taken in from Backstage's events service. */
  eventBus: boolean;
  /** Whether the portal asks it by itself, on a schedule. */
  scheduled: boolean;
  /** Whether it can be tried by `POST /v1/sources/{source}/test`. */
  testable: boolean;
  /** Kinds that it can deliver; what it has delivered where no module is behind it. */
  delivers: SentKind[];
  /** Annotations by which it finds an entity, the usual one first. */
  annotations: string[];
  documentation: string | null;
  /** What in `app-config.yaml` makes the portal ask it, or leaves generated records out; null where it is not asked. */
  configuration: Record<string, unknown> | null;
  /** What it delivered of each kind. */
  lastRecords: {
    kind: SentKind;
    records: number;
    lastReceivedAt: string;
    lastRecordAt: string;
  }[];
  /** The newest of its log, whatever it was about; null when there is none, and for callers without `devops.delivery.read`. */
  lastDelivery: {
    receivedAt: string;
    event: string;
    status: DeliveryStatus;
  } | null;
  /** The newest that is known, whatever was let in since; for a day none that proved nothing takes the place of `mismatch` or `expired`; null when there is none, and for callers without `devops.delivery.read`. */
  lastRefusal: { at: string; reason: RefusalReason } | null;
  /** Of the last 24 hours; null where an entity was asked for, whom those of others do not concern. */
  deliveries: Partial<Record<DeliveryStatus, number>> | null;
  /** Null when none waits, and where an entity was asked for, whose they may not be. */
  waiting: WaitingRecords | null;
  /** Null when no long delivery is under way. */
  progress: SourceProgressAnswer | null;
}

/**
 * What a platform engineer does next: `set-secret`: configure the secret of a
 * webhook; `add-annotation`: to the entity; `create-webhook`: on the other side,
 * nothing has come yet; `check-deliveries`: they come, and none is about the
 * entity; `check-source`: the portal asks it, and it has found nothing;
 * `send-records`: to the endpoint.
 *
 * @public
 */
export const SOURCE_STEP_CODES = [
  'set-secret',
  'add-annotation',
  'create-webhook',
  'check-deliveries',
  'check-source',
  'send-records',
] as const;

/** @public */
export type SourceStepCode = (typeof SOURCE_STEP_CODES)[number];

/** One way to what is missing, with its next step. @public */
export interface SourceStep {
  code: SourceStepCode;
  /** Null for `send-records`. */
  source: string | null;
  title: string | null;
  message: string;
  /** `annotation`, `configuration`, `webhook`, `documentation`, `endpoint`, as the code needs them. */
  params: Record<string, string>;
}

/** A kind of record that nobody delivers for the entity. @public */
export interface MissingRecords {
  kind: 'deployment' | 'change' | 'incident';
  /** Those that cannot be told without it. */
  metrics: MetricId[];
  /** The nearest first. */
  steps: SourceStep[];
}

/** `GET /v1/sources`. @public */
export interface SourcesAnswer {
  sources: SourceHealth[];
  /** Of the entity that was asked for; empty where none was. */
  missing: MissingRecords[];
}
