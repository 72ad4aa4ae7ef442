import { RecordKind } from '@devops-domains/backstage-plugin-devops-common';
import { SignatureScheme } from '../signatures/signatureScheme';
import { Delivery, DeliveryIdentity, Reading } from './delivery';

/** For which entity a test delivery is made. @public */
export interface TestTarget {
  entityRef: string;
  annotations: Readonly<Record<string, string>>;
  /** Unique text of lower-case letters and digits, to be part of the ids. */
  id: string;
  /** The present, integer milliseconds. */
  now: number;
}

/** A delivery as the source would send it, before it is signed. @public */
export interface TestDelivery {
  headers: Record<string, string>;
  payload: unknown;
}

/**
 * Turns what another system sends into records. It is pure: it asks nobody and
 * keeps nothing, and the same delivery always gives the same records.
 *
 * @public
 */
export interface Connector {
  /** The source in every record, in configuration (`devops.sources.<name>`) and in `POST /v1/webhooks/<name>`. */
  readonly name: string;
  /** As people know it: `GitHub`, `Argo CD`. */
  readonly title: string;
  /** How a webhook may prove its sender; any one of them is enough. */
  readonly signatures: readonly SignatureScheme[];
  /**
   * Whether its senders can put the JSON into the one field `payload` of a form.
   * Others' forms are refused: the proof is that of the bytes, not of how they are
   * read, so that a JSON body sent again as a form would say something else.
   */
  readonly acceptsForm?: true;
  /** Headers that `identify` and `read` need, in lower case; only these are kept, never one that proves the sender. */
  readonly headers: readonly string[];
  /** Kinds of record that it can deliver. */
  readonly delivers: readonly RecordKind[];
  /** Annotations by which it finds the entity, the usual one first; what a platform engineer has to add. */
  readonly annotations: readonly string[];
  /** Where the steps on the other side are described; https. */
  readonly documentation: string;
  /** Topics of Backstage's events service that carry the same payloads; empty when there are none. */
  readonly topics: readonly string[];
  /** Never throws; of a payload that it does not know it says `unknown`. */
  identify(delivery: Delivery): DeliveryIdentity;
  /**
   * @throws InputError when the payload is not what the source sends, naming the
   * field: the delivery has failed then, is kept, and can be replayed
   */
  read(delivery: Delivery): Reading;
  /**
   * A delivery that makes a finished deployment in the environment `test`, or an
   * incident where the source knows no deployments, so that a person sees the
   * whole way. Its records carry `target.id` in their `externalId`.
   *
   * @returns the annotations of which the entity needs one, when it has none
   */
  testDelivery(
    target: TestTarget,
  ): TestDelivery | { missingAnnotations: readonly string[] };
}
