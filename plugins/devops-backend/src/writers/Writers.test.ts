import { mockCredentials } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { readExternalAccess } from './externalAccess';
import { Writers } from './Writers';

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
