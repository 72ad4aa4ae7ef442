import { ConfigReader } from '@backstage/config';
import { readExternalAccess } from './externalAccess';

const holdsSecret = (externalAccess: object[], subject: string) =>
  readExternalAccess(
    new ConfigReader(
      JSON.parse(JSON.stringify({ backend: { auth: { externalAccess } } })),
    ),
  ).holdsSecret(subject);

const secret = (subject: string) => ({
  type: 'static',
  options: { token: 'secret-token', subject },
});
const issuer = (subjectPrefix?: string) => ({
  type: 'jwks',
  options: { url: 'https://issuer.example/jwks', subjectPrefix },
});

describe('readExternalAccess', () => {
  it('knows the holders of static and legacy secrets', () => {
    const legacy = { type: 'legacy', options: { secret: 'x', subject: 'old' } };
    const entries = [secret('ci'), legacy, issuer('github')];
    expect(holdsSecret(entries, 'ci')).toBe(true);
    expect(holdsSecret(entries, 'old')).toBe(true);
    expect(holdsSecret(entries, 'external:github:repo:a/b:x')).toBe(false);
    expect(holdsSecret(entries, 'external:other')).toBe(false);
  });

  it('does not trust the subject of a secret that an issuer could give as well', () => {
    const subject = 'external:github:ci';
    expect(holdsSecret([secret(subject), issuer('gitlab')], subject)).toBe(
      true,
    );
    expect(holdsSecret([secret(subject), issuer('github')], subject)).toBe(
      false,
    );
    expect(holdsSecret([secret(subject), issuer()], subject)).toBe(false);
  });

  it('trusts no subject that the configuration does not name', () => {
    expect(holdsSecret([secret('ci')], 'anybody')).toBe(false);
    const custom = { type: 'own', options: {} };
    expect(holdsSecret([secret('ci'), custom], 'anybody')).toBe(false);
    expect(holdsSecret([secret('ci'), custom], 'ci')).toBe(true);
  });
});
