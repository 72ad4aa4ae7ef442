import fc from 'fast-check';
import { matchSubject, parseSubjectPattern } from './subjectPattern';

function pathOf(pattern: string, subject: string): string | null {
  const parsed = parseSubjectPattern(pattern);
  if (typeof parsed === 'string') throw new Error(parsed);
  return matchSubject(parsed, subject)?.path ?? null;
}

const GITHUB = 'external:github:repo:acme/*';

describe('a pattern for repositories of GitHub', () => {
  it.each([
    'external:github:repo:acme/shop:ref:refs/heads/main',
    'external:github:repo:acme/shop:environment:production',
    'external:github:repo:acme/shop:pull_request',
    // GitHub's form since 2026, with numbers that outlive names.
    'external:github:repo:acme@12/shop@345:ref:refs/heads/main',
  ])('fits %s', subject => {
    expect(pathOf(GITHUB, subject)).toBe('acme/shop');
    expect(pathOf(`${GITHUB}:*`, subject)).toBe('acme/shop');
  });

  it.each([
    'external:github:repo:acme-evil/x:ref:refs/heads/main',
    'external:github:repo:evil/acme/x:ref:refs/heads/main',
    'external:github:repo:acme/x/y:ref:refs/heads/main',
    'external:github:repo:acme/..:ref:refs/heads/main',
    'external:github:repo:acme/%2e%2e:ref:refs/heads/main',
    'external:github:repo:acme/:ref:refs/heads/main',
    'external:github:repo:acme',
    'external:github:repo:evil/x:ref:repo:acme/x',
    'external:github:job_workflow_ref:evil/x/repo:acme/x',
    'external:github:repo:evil@1/acme/x:pull_request',
    'external:github:repo:acme@evil/x:pull_request',
    'external:github:repo:acme@1@2/x:pull_request',
    'external:github:repo:acme/x\n:pull_request',
    'external:repo:acme/x:pull_request',
    'external:other:github:repo:acme/x:pull_request',
    ' external:github:repo:acme/x:pull_request',
  ])('does not fit %j', subject => {
    expect(pathOf(GITHUB, subject)).toBeNull();
  });

  it('does not tell names by case, but branches', () => {
    const pattern = 'external:github:repo:Acme/*:ref:refs/heads/main';
    const of = (rest: string) => pathOf(pattern, `external:github:${rest}`);
    expect(of('repo:aCME/Shop:ref:refs/heads/main')).toBe('aCME/Shop');
    expect(of('repo:acme/shop:ref:refs/heads/Main')).toBeNull();
    expect(of('repo:acme/shop:ref:refs/heads/main2')).toBeNull();
    expect(of('repo:acme/shop:environment:x:ref:refs/heads/main')).toBeNull();
    expect(of('repo:acme/shop:pull_request')).toBeNull();
  });

  it('holds on to the numbers that it names', () => {
    const pattern = 'external:github:repo:acme@12/*';
    const of = (rest: string) => pathOf(pattern, `external:github:${rest}`);
    expect(of('repo:acme@12/shop@3:pull_request')).toBe('acme/shop');
    expect(of('repo:acme@13/shop@3:pull_request')).toBeNull();
    expect(of('repo:acme/shop:pull_request')).toBeNull();
  });

  it('only lets in repositories of its organisation', () => {
    const holds = fc.check(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'acme/:*.@-12repo') }),
        text => {
          const path = pathOf(GITHUB, `external:github:repo:${text}`);
          return path === null || /^acme\/[\w.-]+$/.test(path);
        },
      ),
    );
    expect(holds).toMatchObject({ failed: false });
  });
});

describe('a pattern for projects of GitLab', () => {
  const of = (pattern: string, rest: string) =>
    pathOf(`external:gitlab:${pattern}`, `external:gitlab:${rest}`);

  it('reaches into groups below', () => {
    const main = 'ref_type:branch:ref:main';
    expect(of('project_path:acme/*', `project_path:acme/a/b:${main}`)).toBe(
      'acme/a/b',
    );
    expect(of('project_path:acme/a/*', `project_path:acme/b:${main}`)).toBe(
      null,
    );
    expect(of('project_path:acme/*', `project_path:acme-x/b:${main}`)).toBe(
      null,
    );
    expect(
      of(`project_path:acme/*:${main}`, `project_path:acme/b:${main}`),
    ).toBe('acme/b');
    expect(
      of(
        `project_path:acme/*:${main}`,
        'project_path:acme/b:ref_type:tag:ref:main',
      ),
    ).toBeNull();
  });
});

describe('parseSubjectPattern', () => {
  it.each([
    '*',
    'external:*',
    'external:github:*',
    'external:github:repo:*',
    'external:github:repo:*/shop',
    'external:github:repo:ac*/shop',
    'external:*:repo:acme/shop',
    'external:github:repo:acme/',
    'external:github:repo:acme',
    'external:vault:role:ci-*',
  ])('refuses %s, which lets in too many', pattern => {
    expect(parseSubjectPattern(pattern)).toMatch(/^(may|must)/);
  });

  it('takes any other subject in full', () => {
    const parsed = parseSubjectPattern('external:vault:ci');
    expect(parsed).toEqual({ form: 'exact', subject: 'external:vault:ci' });
  });
});
