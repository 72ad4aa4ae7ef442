import { createHash } from 'node:crypto';
import { DeliveryIdentity } from '@devops-domains/backstage-plugin-devops-node';

const LONGEST = 200;

/** Prefix of keys that are hashes; an id of a sender that begins so is hashed too, so that nobody's id can be another's hash. */
const HASH = 'sha256:';

/**
 * What makes two deliveries of a source the same: the sender's id, or the event
 * and the bytes where it sends none. Any text becomes one that fits an index.
 *
 * @param writer - for whom a rule holds: nobody else's delivery is a double of
 * theirs, or they could use up ids that others are going to send
 */
export function deliveryKey(
  { id, event }: DeliveryIdentity,
  body: Uint8Array,
  writer: string | null = null,
): string {
  if (writer !== null) {
    return id
      ? hash('writer', JSON.stringify([writer, id]), '')
      : hash('writer', JSON.stringify([writer, null, event]), body);
  }
  if (id === null || id === '') {
    return hash('body', event, body);
  }
  const fits = /^[\x20-\x7e]+$/.test(id) && id.length <= LONGEST;
  return fits && !id.startsWith(HASH) ? id : hash('id', id, '');
}

function hash(kind: string, text: string, body: Uint8Array | string): string {
  const digest = createHash('sha256')
    .update(`${kind}\n${text.length}\n${text}\n`)
    .update(body)
    .digest('hex');
  return `${HASH}${digest}`;
}
