import { createHmac } from 'node:crypto';
import { hmacSignature } from './hmacSignature';

const NOW = Date.UTC(2026, 10, 1);
const SECONDS = NOW / 1000;
const body = Buffer.from('{"status":"firing"}');
const hex = (content: string, secret = 'secret', digest = 'sha256') =>
  createHmac(digest, secret).update(content).digest('hex');
const good = hex(body.toString());
const bad = hex(body.toString(), 'other');

describe('a header with several signatures', () => {
  const scheme = hmacSignature({ header: 'X-Signature', prefix: 'v1=' });
  const verify = (value: string) =>
    scheme.verify({ headers: { 'x-signature': value }, body }, 'secret', NOW);

  it.each([
    ['the only one', `v1=${good}`],
    ['the first', `v1=${good},v1=${bad}`],
    ['the last, after a blank', `v1=${bad}, v1=${good}`],
    ['one beside another version', `v1=${good},v2=${bad}`],
    ['one behind many of another version', `${'v2=0,'.repeat(20)}v1=${good}`],
  ])('is valid by %s', (_, value) => {
    expect(verify(value)).toBe('valid');
  });

  it.each([
    ['none holds', `v1=${bad},v1=${bad}`],
    ['the version is another', `v2=${good}`],
    ['the prefix is missing', good],
    ['there is only the prefix', 'v1='],
    ['it is cut short', `v1=${good.slice(0, -1)}`],
    ['there are too many', `${`v1=${bad},`.repeat(8)}v1=${good}`],
  ])('is invalid when %s', (_, value) => {
    expect(verify(value)).toBe('invalid');
  });

  it.each(['', ' ', ','])('is absent when it is %j', value => {
    expect(verify(value)).toBe('absent');
  });
});

describe('a digest that the sender names', () => {
  const digests = ['sha224', 'sha256', 'sha384', 'sha512'] as const;
  const scheme = hmacSignature({ header: 'X-Signature', digests });
  const verify = (value: string) =>
    scheme.verify({ headers: { 'x-signature': value }, body }, 'secret', NOW);

  it.each(digests)('may be %s', digest => {
    const signature = hex(body.toString(), 'secret', digest);
    expect(verify(`${digest}=${signature}`)).toBe('valid');
    expect(verify(`${digest}=${hex('', 'secret', digest)}`)).toBe('invalid');
  });

  it('must be the one that was used, and an accepted one', () => {
    expect(verify(`sha512=${good}`)).toBe('invalid');
    const sha1 = hex(body.toString(), 'secret', 'sha1');
    expect(verify(`sha1=${sha1}`)).toBe('invalid');
  });

  it('is not SHA-1 unless somebody asks for it', () => {
    const plain = hmacSignature({ header: 'X-Signature' });
    const sha1 = hex(body.toString(), 'secret', 'sha1');
    const message = { headers: { 'x-signature': sha1 }, body };
    expect(plain.verify(message, 'secret', NOW)).toBe('invalid');
  });
});

describe('a header with the time', () => {
  const scheme = hmacSignature({
    header: 'X-Signature',
    timestampHeader: 'X-Timestamp',
  });
  const verify = (
    content: string,
    timestamp: string | undefined,
    now: number = NOW,
  ) => {
    const headers = { 'x-signature': hex(content), 'x-timestamp': timestamp };
    return scheme.verify({ headers, body }, 'secret', now);
  };

  it('is part of what is signed', () => {
    expect(verify(`${SECONDS}:${body}`, `${SECONDS}`)).toBe('valid');
    expect(verify(`${SECONDS}:${body}`, `${SECONDS + 1}`)).toBe('invalid');
    expect(verify(`${SECONDS}:${body}`, undefined)).toBe('invalid');
    expect(verify(`${body}`, `${SECONDS}`)).toBe('invalid');
  });

  it('may be missing', () => {
    expect(verify(`${body}`, undefined)).toBe('valid');
  });

  it.each([
    [-300_000, 'valid'],
    [-300_001, 'expired'],
    [300_000, 'valid'],
    [300_001, 'expired'],
  ])('is compared with ours: %d ms away is %s', (distance, result) => {
    expect(verify(`${SECONDS}:${body}`, `${SECONDS}`, NOW + distance)).toBe(
      result,
    );
  });

  it.each(['', 'now', '-1', '1e9', '1785542400000000'])(
    '%j is no time',
    timestamp => {
      expect(verify(`${timestamp}:${body}`, timestamp)).toBe('expired');
    },
  );
});
