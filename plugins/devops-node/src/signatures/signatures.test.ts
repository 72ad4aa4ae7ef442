import fc from 'fast-check';
import { hmacSignature } from './hmacSignature';
import { authorizationSecret, sharedSecret } from './sharedSecret';
import { SignatureScheme } from './signatureScheme';
import { standardWebhooks } from './standardWebhooks';

const NOW = Date.UTC(2026, 10, 1);

const SIGNING: [string, SignatureScheme][] = [
  ['plain HMAC', hmacSignature({ header: 'X-Signature' })],
  ['prefixed HMAC', hmacSignature({ header: 'X-Signature', prefix: 'v1=' })],
  [
    'HMAC with a time',
    hmacSignature({ header: 'X-Signature', timestampHeader: 'X-Timestamp' }),
  ],
  [
    'HMAC with several digests',
    hmacSignature({ header: 'X-Signature', digests: ['sha224', 'sha512'] }),
  ],
  ['Standard Webhooks', standardWebhooks()],
];
const SECRET_ITSELF: [string, SignatureScheme][] = [
  ['shared secret', sharedSecret({ header: 'X-Token' })],
  ['Authorization', authorizationSecret()],
];

const body = fc.uint8Array({ minLength: 1, maxLength: 200 });
// What a header can carry: no blank at an end, nothing outside of ASCII.
const secret = fc.stringMatching(/^[!-~]{8,40}$/);

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const position = bit % (bytes.length * 8);
  copy[Math.floor(position / 8)] = toggled(
    copy[Math.floor(position / 8)],
    position % 8,
  );
  return copy;
}

function toggled(byte: number, bit: number): number {
  const weight = 2 ** bit;
  return Math.floor(byte / weight) % 2 === 0 ? byte + weight : byte - weight;
}

describe.each([...SIGNING, ...SECRET_ITSELF])('%s', (_, scheme) => {
  it('accepts what the sender signs', () => {
    fc.assert(
      fc.property(body, secret, (bytes, key) => {
        const headers = scheme.sign(bytes, key, NOW);
        expect(scheme.verify({ headers, body: bytes }, key, NOW)).toBe('valid');
      }),
    );
  });

  it('refuses another secret', () => {
    fc.assert(
      fc.property(body, secret, secret, (bytes, key, other) => {
        fc.pre(key !== other);
        const headers = scheme.sign(bytes, key, NOW);
        expect(scheme.verify({ headers, body: bytes }, other, NOW)).toBe(
          'invalid',
        );
      }),
    );
  });

  it('says when there is no proof', () => {
    expect(scheme.verify({ headers: {}, body: Buffer.of(1) }, 's', NOW)).toBe(
      'absent',
    );
  });

  it('names the headers of its proof in lower case', () => {
    const signed = scheme.sign(Buffer.of(1), 'secret', NOW);
    for (const name of Object.keys(signed)) {
      expect(scheme.headers).toContain(name);
      expect(name).toBe(name.toLowerCase());
    }
  });
});

describe.each(SIGNING)('%s', (_, scheme) => {
  it('refuses a body with one flipped bit, a shorter and a longer one', () => {
    fc.assert(
      fc.property(body, secret, fc.nat(), (bytes, key, bit) => {
        const headers = scheme.sign(bytes, key, NOW);
        const forged = [
          flipped(bytes, bit),
          bytes.slice(0, -1),
          Buffer.concat([bytes, Buffer.of(0)]),
        ];
        for (const changed of forged) {
          expect(scheme.verify({ headers, body: changed }, key, NOW)).toBe(
            'invalid',
          );
        }
      }),
    );
  });
});

it.each<[string, Record<string, string>]>([
  ['Authorization', { authorization: 'Bearer secret' }],
  ['Authorization', { authorization: 'bearer   secret' }],
  ['Authorization', { authorization: `Basic ${btoa('anyone:secret')}` }],
  ['Authorization', { authorization: `basic ${btoa(':secret')}` }],
])('%s accepts %j', (_, headers) => {
  const message = { headers, body: Buffer.of() };
  expect(authorizationSecret().verify(message, 'secret', NOW)).toBe('valid');
});

it.each<[string, string]>([
  ['Bearer secret more', 'invalid'],
  ['Bearer Secret', 'invalid'],
  [`Basic ${btoa('secret:')}`, 'invalid'],
  [`Basic ${btoa('a:secret:b')}`, 'invalid'],
  ['Basic ***', 'invalid'],
  ['Bearer', 'absent'],
  ['Bearer ', 'absent'],
  ['secret', 'absent'],
])('Authorization %j is %s', (authorization, result) => {
  const message = { headers: { authorization }, body: Buffer.of() };
  expect(authorizationSecret().verify(message, 'secret', NOW)).toBe(result);
});

it('takes a colon in the password of Basic authentication', () => {
  const authorization = `Basic ${btoa('user:a:b')}`;
  const message = { headers: { authorization }, body: Buffer.of() };
  expect(authorizationSecret().verify(message, 'a:b', NOW)).toBe('valid');
});
