import {
  Connector,
  hmacSignature,
  sharedSecret,
  standardWebhooks,
} from '@devops-domains/backstage-plugin-devops-node';
import { fakeConnector } from './__testUtils__/fakeConnector';
import {
  findUnknownWebhooks,
  refuseUnconfigured,
  refuseWorthlessSecrets,
  SenderRefused,
  verifySender,
} from './verifySender';

const NOW = Date.parse('2026-11-20T00:00:00Z');
const BODY = Buffer.from('{"a":1}');
const hmac = hmacSignature({ header: 'X-Sign', prefix: 'sha256=' });
const standard = standardWebhooks();
const plain = sharedSecret({ header: 'X-Token' });

const connector: Connector = {
  ...fakeConnector,
  signatures: [hmac, standard, plain],
};

const check = (
  headers: Record<string, string>,
  secrets: string[],
  body = BODY,
  now = NOW,
) =>
  verifySender(
    connector,
    { secrets, allowUnsigned: false },
    { headers, body },
    now,
  );

describe('the proof of a sender', () => {
  it.each([
    ['a hash', hmac],
    ['a standard webhook', standard],
    ['the secret itself', plain],
  ])('may be %s, with the old secret and the new one', (_, scheme) => {
    for (const secret of ['old', 'new']) {
      const headers = scheme.sign(BODY, secret, NOW);
      expect(() => check(headers, ['old', 'new'])).not.toThrow();
    }
    const headers = scheme.sign(BODY, 'other', NOW);
    expect(() => check(headers, ['old', 'new'])).toThrow('does not hold');
  });

  it('does not hold for other bytes', () => {
    const headers = hmac.sign(BODY, 'new', NOW);
    expect(() => check(headers, ['new'], BODY.subarray(1))).toThrow(
      'does not hold',
    );
  });

  it('runs out', () => {
    const headers = standard.sign(BODY, 'new', NOW);
    const late = NOW + 6 * 60_000;
    expect(() => check(headers, ['new'], BODY, late)).toThrow('too old');
  });

  it('is asked for by its header, and no message tells a secret', () => {
    const error = () => check({}, ['hidden']);
    expect(error).toThrow(
      'Nothing proves the sender; expected is HMAC-SHA256 in X-Sign, or',
    );
    expect(error).not.toThrow('hidden');
    expect(() => check({ 'x-token': 'wrong' }, ['hidden'])).not.toThrow(
      'hidden',
    );
  });

  it('is worth nothing where no secret is known', () => {
    const closed = { secrets: [], allowUnsigned: false };
    expect(() => refuseUnconfigured(connector, closed)).toThrow(
      'devops.sources.fake.webhook.secrets is not set',
    );
    expect(() => check(plain.sign(BODY, '', NOW), [])).toThrow();
  });

  it('can be no secret without a key, which anybody could sign with', () => {
    const start = (...secrets: string[]) =>
      refuseWorthlessSecrets(
        new Map([['fake', connector]]),
        new Map([['fake', { secrets, allowUnsigned: false }]]),
      );
    expect(() => start('plain', 'whsec_MfKQ9r8GKYqrTwjU')).not.toThrow();
    for (const empty of ['whsec_', 'whsec_!!!']) {
      expect(() => start('plain', empty)).toThrow(
        'devops.sources.fake.webhook: a secret must hold a key in base64',
      );
      const headers = standard.sign(BODY, empty, NOW);
      expect(() => check(headers, [empty])).toThrow('does not hold');
    }
  });

  it('is refused with a code that tells nothing of it', () => {
    const reasonOf = (refused: () => void) => {
      try {
        refused();
      } catch (error) {
        return error instanceof SenderRefused ? error.reason : error;
      }
      return null;
    };
    const closed = { secrets: [], allowUnsigned: false };
    expect(reasonOf(() => refuseUnconfigured(connector, closed))).toBe(
      'unconfigured',
    );
    expect(reasonOf(() => check({}, ['a']))).toBe('unproved');
    expect(reasonOf(() => check({ 'x-token': 'b' }, ['a']))).toBe('mismatch');
    const signed = standard.sign(BODY, 'a', NOW);
    expect(reasonOf(() => check(signed, ['a'], BODY, NOW + 6 * 60_000))).toBe(
      'expired',
    );
  });

  it('is in vain for a name that no module adds, which is said', () => {
    const settings = { secrets: ['hidden'], allowUnsigned: false };
    const unsigned: Connector = { ...connector, name: 'bus', signatures: [] };
    const connectors = new Map(
      [connector, unsigned].map(one => [one.name, one]),
    );
    const names = ['fake', 'ci', 'bus'];
    const webhooks = new Map(names.map(name => [name, settings]));
    const problems = findUnknownWebhooks(connectors, webhooks);
    expect(problems).toEqual([
      expect.stringMatching(
        /^devops\.sources\.ci\.webhook has no effect: .* There are fake; /,
      ),
      expect.stringMatching(/^devops\.sources\.bus\.webhook has no effect/),
    ]);
    expect(problems.join()).not.toContain('hidden');
    expect(findUnknownWebhooks(new Map(), webhooks)[0]).toContain(
      'No module of a tool is installed',
    );
  });

  it('is not asked for where the configuration says so', () => {
    const open = { secrets: [], allowUnsigned: true };
    expect(() => refuseUnconfigured(connector, open)).not.toThrow();
    expect(() =>
      verifySender(connector, open, { headers: {}, body: BODY }, NOW),
    ).not.toThrow();
  });
});
