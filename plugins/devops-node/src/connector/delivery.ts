import {
  Instant,
  SentArtifact,
  SentChange,
  SentDeployment,
  SentIncident,
} from '@devops-domains/backstage-plugin-devops-common';

/** One message of another system, after its authenticity was checked and it was kept. @public */
export interface Delivery {
  /**
   * Those that the connector asked for, names in lower case. Empty where the
   * message came over an event bus, which may drop them: a connector must then
   * find out from the payload what it is.
   */
  headers: Readonly<Record<string, string>>;
  /** The JSON of the body. */
  payload: unknown;
  /** When it was received. */
  receivedAt: Instant;
  /** Where it came by an event bus, the topic; null for a webhook. */
  topic: string | null;
}

/**
 * A record of the HTTP contract without `source`, which is the connector's name.
 * An incident may leave out `openedAt` where another version of it tells.
 *
 * @public
 */
export type ConnectorRecord =
  | Omit<SentDeployment, 'source'>
  | Omit<SentChange, 'source'>
  | (Omit<SentIncident, 'source' | 'openedAt'> &
      Partial<Pick<SentIncident, 'openedAt'>>)
  | Omit<SentArtifact, 'source'>;

/**
 * What a delivery says: records, or why it says nothing that counts. The reason
 * is shown to the platform engineer: `status 'inactive' says nothing about the
 * deployment itself`. Where only a part of it counts, `passedOver` says why the
 * rest does not, and is shown as the delivery's reason.
 *
 * @public
 */
export type Reading =
  | { records: ConnectorRecord[]; passedOver?: string }
  | { ignored: string };

/** Names a delivery for the log and against doubles. @public */
export interface DeliveryIdentity {
  /**
   * The sender's id of this delivery, the same when it is sent again; null when
   * it has none: then equal bytes are the same delivery.
   */
  id: string | null;
  /** What happened in the source's own words: `deployment_status.created`. */
  event: string;
}
