import { ServiceUnavailableError } from '@backstage/errors';
import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { Connector } from '@devops-domains/backstage-plugin-devops-node';
import { Knex } from 'knex';
import { DatabaseError } from './databaseError';
import { deliveryKey } from './deliveryKey';
import { NewDelivery } from './deliveryRow';
import { GroupCommit } from './GroupCommit';
import { insertDeliveries, Kept } from './insertDeliveries';
import { plainText } from './plainText';

const LANES = 2;
const MIB = 1024 * 1024;
const GROUP = { items: 250, bytes: 8 * MIB };
const QUEUE = { items: 5_000, bytes: 64 * MIB };

/** Below the time after which the hastiest senders hang up. */
const PATIENCE_MS = 4_500;

/** Headers that hold proofs, whatever a connector says. */
const NEVER_KEPT = ['authorization', 'cookie'];

/** A delivery whose sender has proved itself. */
export interface Received {
  /** All that it came with; only those that the connector reads are kept. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** JSON as it was sent. */
  body: Buffer;
  /** The JSON of the body. */
  payload: unknown;
  topic: string | null;
  receivedAt: Instant;
  test?: boolean;
  /** Subject of the sender, where its rule is to hold for the records. */
  writer?: string | null;
}

/** Keeps deliveries before they are read. One that was confirmed is never lost and never there twice. */
export class Inbox {
  readonly #group: GroupCommit<NewDelivery, Kept>;

  /** @param options.onKept - told after each commit how many deliveries shared it */
  constructor(options: { knex: Knex; onKept: (together: number) => void }) {
    this.#group = new GroupCommit({
      commit: async deliveries => {
        const kept = await insertDeliveries(options.knex, deliveries);
        options.onKept(deliveries.length);
        return kept;
      },
      isOfOne: error => error instanceof DatabaseError && error.isOfValues,
      sizeOf: ({ body }) => body.length,
      lanes: LANES,
      group: GROUP,
      queue: QUEUE,
      patienceMs: PATIENCE_MS,
    });
  }

  /** Whether a delivery would be sent away; asked before its body is read. */
  get isFull(): boolean {
    return this.#group.isFull;
  }

  /**
   * Resolves after the commit.
   *
   * @throws ServiceUnavailableError when it was not kept and can be sent again
   */
  async keep(connector: Connector, received: Received): Promise<Kept> {
    try {
      return await this.#group.add(toDelivery(connector, received));
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.isOfValues) throw error;
      const unavailable = new ServiceUnavailableError(
        'The database does not answer; the delivery was not kept, send it again soon',
      );
      unavailable.stack = error.stack;
      throw unavailable;
    }
  }
}

function toDelivery(connector: Connector, received: Received): NewDelivery {
  const { body, payload, receivedAt, topic, writer = null } = received;
  const headers = keptHeaders(connector, received.headers);
  const identity = connector.identify({ headers, payload, receivedAt, topic });
  return {
    source: connector.name,
    key: deliveryKey(identity, body, writer),
    event: plainText(identity.event) || 'unknown',
    topic,
    receivedAt,
    headers,
    body,
    test: received.test ?? false,
    writer,
  };
}

/** A header that proves the sender is not kept, even where a connector asks for it by mistake. */
function keptHeaders(
  { headers: asked, signatures }: Connector,
  sent: Received['headers'],
): Record<string, string> {
  const isProof = (name: string) =>
    NEVER_KEPT.includes(name) ||
    signatures.some(({ headers }) => headers.includes(name));
  const kept: Record<string, string> = {};
  for (const name of asked) {
    const value = sent[name];
    if (value !== undefined && !isProof(name)) {
      kept[name] = Array.isArray(value) ? value.join(', ') : value;
    }
  }
  return kept;
}
