import { isEqualInConstantTime } from './constantTime';
import { SignatureScheme } from './signatureScheme';

/**
 * The secret itself in a header, for senders that cannot sign.
 *
 * @public
 */
export function sharedSecret(options: { header: string }): SignatureScheme {
  const header = options.header.toLowerCase();
  return {
    title: `the secret in ${options.header}`,
    headers: [header],
    verify({ headers }, secret) {
      const sent = headers[header];
      if (!sent) return 'absent';
      return isEqualInConstantTime(sent, secret) ? 'valid' : 'invalid';
    },
    sign: (_, secret) => ({ [header]: secret }),
  };
}

/**
 * The secret in `Authorization`: as a bearer token, or as the password of Basic
 * authentication, whatever the user name.
 *
 * @public
 */
export function authorizationSecret(): SignatureScheme {
  return {
    title: 'the secret in Authorization, as bearer token or Basic password',
    headers: ['authorization'],
    verify({ headers }, secret) {
      const parts = /^(\S+) +(.+)$/.exec(headers.authorization ?? '');
      if (!parts) return 'absent';
      const [, scheme, value] = parts;
      return isEqualInConstantTime(secretIn(scheme, value), secret)
        ? 'valid'
        : 'invalid';
    },
    sign: (_, secret) => ({ authorization: `Bearer ${secret}` }),
  };
}

function secretIn(scheme: string, value: string): string {
  if (scheme.toLowerCase() !== 'basic') {
    return value;
  }
  const text = Buffer.from(value, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
}
