import { ConfigReader } from '@backstage/config';
import { readConfiguration } from '../configuration/readConfiguration';
import { readExternalAccess } from './externalAccess';
import { reachableWriters } from './reachableWriters';

const secret = (subject: string) => ({
  type: 'static',
  options: { token: 'secret-token', subject },
});
const issuer = (subjectPrefix?: string) => ({
  type: 'jwks',
  options: {
    url: 'https://issuer.example/jwks',
    ...(subjectPrefix ? { subjectPrefix } : {}),
  },
});

function patternOf(subject: string, externalAccess: object[]) {
  const devops = { writers: [{ subject, anyEntity: true }] };
  const config = new ConfigReader(
    JSON.parse(
      JSON.stringify({ devops, backend: { auth: { externalAccess } } }),
    ),
  );
  const { writers } = readConfiguration(config);
  const [entry] = reachableWriters(writers, readExternalAccess(config));
  return entry.pattern;
}

describe('an entry of devops.writers', () => {
  it.each([
    [
      'the holder of a secret',
      'devops-pipelines',
      [secret('devops-pipelines')],
    ],
    ['one subject of an issuer', 'external:vault:ci', [issuer('vault')]],
    ['the repositories of an issuer', 'external:gh:repo:a/*', [issuer('gh')]],
    ['an issuer without a prefix', 'external:repo:a/*', [issuer()]],
    ['whomever a handler of the portal lets in', 'any', [{ type: 'own' }]],
  ])('may be for %s', (_, subject, access) => {
    expect(() => patternOf(subject, access)).not.toThrow();
  });

  it('may leave out the prefix where there is one issuer only', () => {
    expect(patternOf('repo:acme/*', [issuer('github'), secret('ci')])).toEqual(
      patternOf('external:github:repo:acme/*', [issuer('github')]),
    );
  });

  it.each([
    [
      'external:devops-pipelines',
      [secret('devops-pipelines')],
      'has no "external:" before it; write devops-pipelines',
    ],
    ['external:gitlab:ci', [issuer('github')], 'external:github:…'],
    ['ci', [], 'begin with are none'],
    [
      'repo:acme/*',
      [issuer()],
      'set backend.auth.externalAccess[0].options.subjectPrefix',
    ],
    [
      'repo:acme/*',
      [issuer('github'), issuer('gitlab')],
      'write external:github:repo:acme/* or external:gitlab:repo:acme/*',
    ],
    ['repo:acme/*', [secret('ci')], 'of the type jwks'],
  ])('is refused as %s where nobody can be that', (subject, access, fix) => {
    const read = () => patternOf(subject, access);
    expect(read).toThrow(`devops.writers.0.subject ${subject} is nobody's`);
    expect(read).toThrow(fix);
  });
});
