import {
  hmacSignature,
  SignatureScheme,
  standardWebhooks,
} from '@devops-domains/backstage-plugin-devops-node';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Vector {
  source: string;
  header: string;
  value: string;
  secret: string;
  body: string;
  /** Of Standard Webhooks it also names the id and the time. */
  origin: string;
}

const file = join(
  __dirname,
  '../../../shared/fixtures/webhook-signature-vectors.json',
);
const vectors: Vector[] = JSON.parse(readFileSync(file, 'utf8'));

/** The schemes as the connectors have them. */
const SCHEMES: Record<string, SignatureScheme> = {
  github: hmacSignature({ header: 'X-Hub-Signature-256', prefix: 'sha256=' }),
  pagerduty: hmacSignature({ header: 'X-PagerDuty-Signature', prefix: 'v1=' }),
  circleci: hmacSignature({ header: 'circleci-signature', prefix: 'v1=' }),
  'flux-generic-hmac': hmacSignature({
    header: 'X-Signature',
    digests: ['sha224', 'sha256', 'sha384', 'sha512'],
  }),
  'standard-webhooks (GitLab signing token)': standardWebhooks(),
  'bitbucket-server': hmacSignature({
    header: 'X-Hub-Signature',
    prefix: 'sha256=',
  }),
};

it('covers every sender of the vectors', () => {
  expect(vectors).toHaveLength(7);
  expect(new Set(vectors.map(({ source }) => source))).toEqual(
    new Set(Object.keys(SCHEMES)),
  );
});

describe.each(vectors)('$source: $value', vector => {
  const scheme = SCHEMES[vector.source];
  const timestamp = /webhook-timestamp (\d+)/.exec(vector.origin)?.[1];
  const id = /webhook-id (\w+)/.exec(vector.origin)?.[1];
  const now = Number(timestamp ?? 0) * 1000;
  const body = Buffer.from(vector.body);
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    [vector.header.toLowerCase()]: vector.value,
  };
  const verify = (bytes: Uint8Array, secret = vector.secret, at = now) =>
    scheme.verify({ headers, body: bytes }, secret, at);

  it('verifies', () => {
    expect(verify(body)).toBe('valid');
  });

  it('does not with any one bit of the body flipped', () => {
    for (let bit = 0; bit < body.length * 8; bit += 1) {
      const forged = Buffer.from(body);
      const byte = forged[Math.floor(bit / 8)];
      const weight = 2 ** (bit % 8);
      const isSet = Math.floor(byte / weight) % 2 === 1;
      forged[Math.floor(bit / 8)] = isSet ? byte - weight : byte + weight;
      expect(verify(forged)).toBe('invalid');
    }
  });

  it('does not with any one bit of the signature flipped', () => {
    const name = vector.header.toLowerCase();
    for (let bit = 0; bit < vector.value.length * 7; bit += 1) {
      const codes = [...Buffer.from(vector.value)];
      const weight = 2 ** (bit % 7);
      const place = Math.floor(bit / 7);
      const isSet = Math.floor(codes[place] / weight) % 2 === 1;
      codes[place] += isSet ? -weight : weight;
      const forged = { ...headers, [name]: Buffer.from(codes).toString() };
      expect(
        scheme.verify({ headers: forged, body }, vector.secret, now),
      ).not.toBe('valid');
    }
  });

  it('does not with another secret', () => {
    expect(verify(body, `${vector.secret.slice(0, -4)}AAAA`)).toBe('invalid');
    expect(verify(body, 'whsec_AAAA')).toBe('invalid');
  });

  it('does not when the body is cut at any place', () => {
    for (let length = 0; length < body.length; length += 1) {
      expect(verify(body.subarray(0, length))).toBe('invalid');
    }
  });

  if (timestamp !== undefined) {
    it('does not when it is too old or too new', () => {
      expect(verify(body, vector.secret, now + 300_000)).toBe('valid');
      expect(verify(body, vector.secret, now + 300_001)).toBe('expired');
      expect(verify(body, vector.secret, now - 300_001)).toBe('expired');
    });
  }
});
