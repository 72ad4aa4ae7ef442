import { createHmac } from 'node:crypto';
import { isEqualInConstantTime } from './constantTime';
import { SignatureScheme } from './signatureScheme';
import { isFresh } from './timestamp';

/** Names of the digests that senders use. @public */
export type HmacDigest = 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** How many signatures of one message are looked at; senders have two while a secret changes. */
const MOST_SIGNATURES = 8;

/**
 * A keyed hash over the raw body, in hex.
 *
 * @param options.prefix - text before each signature: `sha256=`, `v1=`; where a
 * header holds several, separated by commas, one that holds is enough, and those
 * of another version are passed over
 * @param options.digests - those that are accepted where the prefix names the
 * digest (`sha512=…`); default: SHA-256 only
 * @param options.timestampHeader - a header with the time of the message in
 * seconds. Where a message has it, `<time>:<body>` is signed, and the message
 * is `expired` after 5 minutes; where it has none, the body alone is signed
 * @public
 */
export function hmacSignature(options: {
  header: string;
  prefix?: string;
  digests?: readonly HmacDigest[];
  timestampHeader?: string;
}): SignatureScheme {
  const header = options.header.toLowerCase();
  const timestampHeader = options.timestampHeader?.toLowerCase();
  const digests = options.digests ?? ['sha256'];
  const prefixOf = (digest: HmacDigest) =>
    options.digests ? `${digest}=` : options.prefix ?? '';
  const signature = (
    digest: HmacDigest,
    message: { timestamp?: string; body: Uint8Array },
    secret: string,
  ) => {
    const hash = createHmac(digest, secret);
    if (message.timestamp !== undefined) {
      hash.update(`${message.timestamp}:`);
    }
    return prefixOf(digest) + hash.update(message.body).digest('hex');
  };

  return {
    title: `${options.digests ? 'HMAC' : 'HMAC-SHA256'} in ${options.header}`,
    headers: timestampHeader ? [header, timestampHeader] : [header],
    verify({ headers, body }, secret, now) {
      const sent = (headers[header] ?? '').split(',').map(text => text.trim());
      if (!sent.some(Boolean)) return 'absent';
      const timestamp = timestampHeader ? headers[timestampHeader] : undefined;
      const isValid = digests.some(digest => {
        const candidates = sent
          .filter(text => text && text.startsWith(prefixOf(digest)))
          .slice(0, MOST_SIGNATURES);
        if (candidates.length === 0) return false;
        const expected = signature(digest, { timestamp, body }, secret);
        return candidates.some(text => isEqualInConstantTime(text, expected));
      });
      if (!isValid) return 'invalid';
      return timestamp === undefined || isFresh(timestamp, now)
        ? 'valid'
        : 'expired';
    },
    sign: (body, secret) => ({
      [header]: signature(
        digests.includes('sha256') ? 'sha256' : digests[0],
        { body },
        secret,
      ),
    }),
  };
}
