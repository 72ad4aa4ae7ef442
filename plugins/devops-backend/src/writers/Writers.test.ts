import { mockCredentials } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { readExternalAccess } from './externalAccess';
import { Writers } from './Writers';
import { writersSchema } from './writersSchema';

const writersOf = (...externalAccess: { type: string; options: object }[]) =>
  new Writers({
    entries: [],
    access: readExternalAccess(
      new ConfigReader(
        JSON.parse(JSON.stringify({ backend: { auth: { externalAccess } } })),
      ),
    ),
  });

const secret = { type: 'static', options: { token: 'secret', subject: 'ci' } };
const issuer = {
  type: 'jwks',
  options: { url: 'https://issuer.example/jwks' },
};

describe('what is judged later', () => {
  const writers = new Writers({
    entries: writersSchema.parse([
      { subject: 'external:repo:acme/free', anyEntity: true },
      { subject: 'external:repo:acme/*' },
    ]),
    access: readExternalAccess(new ConfigReader({})),
  });
  const senderOf = (subject: string) =>
    writers.senderOf(mockCredentials.service(subject));

  it('is judged by the subject where an entry is for it, whatever that allows now', () => {
    expect(senderOf('external:repo:acme/shop')).toBe('external:repo:acme/shop');
    expect(senderOf('external:repo:acme/free')).toBe('external:repo:acme/free');
  });

  it('is judged by nothing else', () => {
    expect(senderOf('ci')).toBeNull();
    expect(senderOf('plugin:catalog')).toBeNull();
    expect(writers.senderOf(mockCredentials.user())).toBeNull();
  });
});

describe('a caller without an entry', () => {
  it('may write everything where nobody but the holders of secrets is let in', () => {
    const anybody = mockCredentials.service('anybody');
    expect(writersOf(secret).ruleOf(anybody)).toBeNull();
    expect(() => writersOf(secret, issuer).ruleOf(anybody)).toThrow(
      'no entry of devops.writers is for this subject',
    );
    const ci = mockCredentials.service('ci');
    expect(writersOf(secret, issuer).ruleOf(ci)).toBeNull();
  });

  it('may write nothing that it sent before its issuer was taken out', () => {
    const subject = 'external:github:repo:acme/shop:ref:refs/heads/main';
    expect(() => writersOf(secret).ruleOfSubject(subject)).toThrow(
      'no entry of devops.writers is for this subject',
    );
    expect(() => writersOf().ruleOfSubject(subject)).toThrow('no entry');
    expect(writersOf(secret).ruleOfSubject('ci')).toBeNull();
  });
});
