import { WriteResult } from '../metrics/answer';
import { RecordKind } from '../records/record';

/**
 * What became of a delivery. `waiting`: kept, not read yet. `processed`: its
 * records are stored. `ignored`: it says nothing that counts. `unmatched`: some of
 * its records wait for an entity of the catalog. `failed`: it could not be read,
 * or some of its records were rejected.
 *
 * @public
 */
export const DELIVERY_STATUSES = [
  'waiting',
  'processed',
  'ignored',
  'unmatched',
  'failed',
] as const;

/** @public */
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** A line of the delivery log. @public */
export interface DeliverySummary {
  id: string;
  source: string;
  /** What happened in the source's own words: `deployment_status.created`. */
  event: string;
  /** Where it came over an event bus; null for a webhook. */
  topic: string | null;
  status: DeliveryStatus;
  /** Why it is not processed, for the platform engineer. */
  reason: string | null;
  /** ISO 8601. */
  receivedAt: string;
  /** ISO 8601; null while it waits. */
  processedAt: string | null;
  /** How often its processing began. */
  attempts: number;
  /** Size of the payload. */
  bytes: number;
  /** Sent from the portal to try the source. */
  test: boolean;
}

/** `GET /v1/deliveries`, newest first. @public */
export interface DeliveriesAnswer {
  items: DeliverySummary[];
  nextCursor: string | null;
  /** Of the window, whatever else was asked for; states without any are left out. On the first page only, empty on later ones. */
  counts: { source: string; status: DeliveryStatus; n: number }[];
}

/** What a record of a delivery came to. @public */
export interface DeliveryRecord {
  kind: Exclude<RecordKind, 'override'> | null;
  externalId: string | null;
  result: WriteResult['result'];
  /** Of `unmatched` and `rejected`. */
  problems: { path: string; message: string }[];
  /** Where the record belongs now; null while it waits, and of a kind without entity. */
  entityRef: string | null;
}

/** `GET /v1/deliveries/{id}`. @public */
export interface DeliveryDetail extends DeliverySummary {
  /** The sender's id, or a hash of the payload where it sends none. */
  deliveryKey: string;
  /** Those that were kept; never one that proves the sender. */
  headers: Record<string, string>;
  /** JSON as it was sent. */
  payload: string;
  /** Whether `payload` is only the beginning; all of it is kept. */
  payloadTruncated: boolean;
  records: DeliveryRecord[];
}

/** Acknowledgement of `POST /v1/webhooks/{source}`: the delivery is kept. @public */
export interface WebhookAnswer {
  /** Its id in the delivery log. */
  delivery: string;
  /** It was kept before. */
  duplicate: boolean;
}

/** What became of one event of `POST /v1/events`. @public */
export interface EventResult {
  result: 'kept' | 'duplicate' | 'rejected';
  /** Id in the delivery log; null when rejected. */
  delivery: string | null;
  /** Of `rejected`. */
  problems?: { path: string; message: string }[];
}

/** Answer of `POST /v1/events`, in the order in which the events were sent. @public */
export interface EventsAnswer {
  results: EventResult[];
}
