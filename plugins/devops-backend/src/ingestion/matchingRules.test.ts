import { entityByRule, MatchingRule, MatchRequest } from './matchingRules';

const request = (more: Partial<MatchRequest> = {}): MatchRequest => ({
  entityRef: null,
  selector: { 'argocd/app-name': 'shop-web' },
  repository: 'https://github.com/acme/mono',
  source: 'github',
  environment: 'Production-Web',
  ...more,
});

const entityRef = 'component:default/web';

describe('entityByRule', () => {
  it.each<[string, Omit<MatchingRule, 'entityRef'>]>([
    ['the source', { source: 'github' }],
    ['the repository', { repository: 'github.com/acme/mono' }],
    ['the environment, in any case', { environment: 'production-web' }],
    ['annotations', { selector: { 'argocd/app-name': 'shop-web' } }],
    ['all', { source: 'github', environment: 'PRODUCTION-WEB' }],
  ])('goes by %s', (_, conditions) => {
    expect(entityByRule([{ ...conditions, entityRef }], request())).toBe(
      entityRef,
    );
  });

  it.each<[string, Omit<MatchingRule, 'entityRef'>]>([
    ['another source', { source: 'gitlab' }],
    ['another repository', { repository: 'github.com/acme/mono2' }],
    ['another environment', { environment: 'production' }],
    ['another value', { selector: { 'argocd/app-name': 'shop' } }],
    ['one of two that does not hold', { source: 'github', environment: 'x' }],
  ])('does not go by %s', (_, conditions) => {
    expect(entityByRule([{ ...conditions, entityRef }], request())).toBeNull();
  });

  it('takes the first rule that holds', () => {
    const rules = [
      { source: 'gitlab', entityRef: 'component:default/a' },
      { source: 'github', entityRef: 'component:default/b' },
      { entityRef: 'component:default/c' },
    ];
    expect(entityByRule(rules, request())).toBe('component:default/b');
  });

  it('does not overrule who names an entity', () => {
    const named = request({ entityRef: 'component:default/gone' });
    expect(entityByRule([{ source: 'github', entityRef }], named)).toBeNull();
  });

  it('holds for nothing that the record does not say', () => {
    const silent = request({
      selector: null,
      repository: null,
      environment: null,
    });
    for (const rule of [
      { repository: 'github.com/acme/mono' },
      { environment: 'production' },
      { selector: { a: 'b' } },
    ]) {
      expect(entityByRule([{ ...rule, entityRef }], silent)).toBeNull();
    }
  });
});
