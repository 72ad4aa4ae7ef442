import { createHash, createHmac } from 'node:crypto';
import { isEqualInConstantTime } from './constantTime';
import { SignatureScheme } from './signatureScheme';
import { isFresh } from './timestamp';

const PREFIX = 'whsec_';

/** The specification's keys are base64 behind a prefix; without it the text itself is the key. */
function keyOf(secret: string): Buffer {
  return secret.startsWith(PREFIX)
    ? Buffer.from(secret.slice(PREFIX.length), 'base64')
    : Buffer.from(secret);
}

function signature(
  message: { id: string; timestamp: string; body: Uint8Array },
  secret: string,
): string {
  const digest = createHmac('sha256', keyOf(secret))
    .update(`${message.id}.${message.timestamp}.`)
    .update(message.body)
    .digest('base64');
  return `v1,${digest}`;
}

/**
 * The signature of https://www.standardwebhooks.com: over id, time and body, so
 * that an old message cannot be sent again. GitLab's signing token is one.
 *
 * @public
 */
export function standardWebhooks(): SignatureScheme {
  return {
    title: 'Standard Webhooks in webhook-signature',
    headers: ['webhook-signature', 'webhook-timestamp', 'webhook-id'],
    findProblem: secret =>
      keyOf(secret).length === 0
        ? `must hold a key in base64 behind ${PREFIX}`
        : undefined,
    verify({ headers, body }, secret, now) {
      const sent = headers['webhook-signature'];
      if (!sent) return 'absent';
      // Anybody can sign with a key that is empty.
      if (keyOf(secret).length === 0) return 'invalid';
      const id = headers['webhook-id'] ?? '';
      const timestamp = headers['webhook-timestamp'] ?? '';
      const expected = signature({ id, timestamp, body }, secret);
      const isValid = sent
        .split(' ')
        .slice(0, 8)
        .some(text => isEqualInConstantTime(text, expected));
      if (!isValid || !id || !/^\d{1,12}$/.test(timestamp)) return 'invalid';
      return isFresh(timestamp, now) ? 'valid' : 'expired';
    },
    sign(body, secret, now) {
      const id = createHash('sha256').update(body).digest('hex').slice(0, 32);
      const timestamp = String(Math.floor(now / 1000));
      return {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signature({ id, timestamp, body }, secret),
      };
    },
  };
}
