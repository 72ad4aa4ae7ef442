import { createHmac } from 'node:crypto';
import { isEqualInConstantTime } from './constantTime';
import { SignatureScheme } from './signatureScheme';

/** Names of the digests that senders use. @public */
export type HmacDigest = 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** How many signatures of one message are looked at; senders have two while a secret changes. */
const MOST_SIGNATURES = 8;

/**
 * A keyed hash over the raw body, in hex.
 *
 * @param options.prefix - text before each signature: `sha256=`, `v1=`; where a
 * header holds several, separated by commas, one that holds is enough
 * @param options.digests - those that are accepted where the prefix names the
 * digest (`sha512=…`); default: SHA-256 only
 * @public
 */
export function hmacSignature(options: {
  header: string;
  prefix?: string;
  digests?: readonly HmacDigest[];
}): SignatureScheme {
  const header = options.header.toLowerCase();
  const digests = options.digests ?? ['sha256'];
  const prefixOf = (digest: HmacDigest) =>
    options.digests ? `${digest}=` : options.prefix ?? '';
  const signature = (digest: HmacDigest, body: Uint8Array, secret: string) =>
    prefixOf(digest) + createHmac(digest, secret).update(body).digest('hex');

  return {
    title: `HMAC-SHA256 in ${options.header}`,
    headers: [header],
    verify({ headers, body }, secret) {
      const sent = (headers[header] ?? '')
        .split(',')
        .map(text => text.trim())
        .filter(Boolean)
        .slice(0, MOST_SIGNATURES);
      if (sent.length === 0) return 'absent';
      const isValid = digests
        .filter(digest => sent.some(text => text.startsWith(prefixOf(digest))))
        .map(digest => signature(digest, body, secret))
        .some(expected =>
          sent.some(text => isEqualInConstantTime(text, expected)),
        );
      return isValid ? 'valid' : 'invalid';
    },
    sign: (body, secret) => ({
      [header]: signature(
        digests.includes('sha256') ? 'sha256' : digests[0],
        body,
        secret,
      ),
    }),
  };
}
