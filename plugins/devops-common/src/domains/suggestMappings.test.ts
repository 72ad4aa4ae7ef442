import { Entity } from '@backstage/catalog-model';
import { findDomainOfResponsibility } from './devopsDomains';
import { RESPONSIBILITY_IDS } from './responsibilities';
import { ANNOTATION_RULES, WORD_RULES } from './suggestionRules';
import { normalizeWords } from './nearest';
import { suggestMappings } from './suggestMappings';

function system(
  metadata: Partial<Entity['metadata']>,
  spec: Entity['spec'] = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: 'storefront', ...metadata },
    spec,
  };
}

describe('suggestMappings', () => {
  it('reads a name', () => {
    expect(suggestMappings(system({ name: 'kafka' }))).toEqual([
      {
        domain: 'data-platform',
        responsibility: 'messaging',
        reason: 'its name says "kafka"',
        reasons: [{ code: 'name', value: 'kafka' }],
      },
    ]);
  });

  it('reads a well-known annotation', () => {
    const [suggestion] = suggestMappings(
      system({ annotations: { 'backstage.io/kubernetes-id': 'x' } }),
    );
    expect(suggestion).toMatchObject({
      domain: 'orchestration-platform',
      responsibility: 'container-orchestration',
      reason: 'it carries the annotation backstage.io/kubernetes-id',
    });
  });

  it('joins the reasons and puts the best founded first', () => {
    const suggestions = suggestMappings(
      system(
        {
          name: 'argo-workflows',
          title: 'Argo Workflows',
          tags: ['ci'],
          annotations: { 'argocd/app-name': 'x' },
        },
        { type: 'workflow-engine' },
      ),
    );
    expect(
      suggestions.map(({ responsibility, reason }) => [responsibility, reason]),
    ).toEqual([
      [
        'workflow-engine',
        'its name says "argo-workflows"; its type says "workflow-engine"',
      ],
      ['ci-cd', 'its tag says "ci"; it carries the annotation argocd/app-name'],
    ]);
  });

  it('starts from what the author nearly wrote', () => {
    const [first] = suggestMappings(
      system({
        name: 'redis',
        annotations: { 'devops-domains.io/domain': 'data-platfrom' },
      }),
    );
    expect(first).toMatchObject({
      domain: 'data-platform',
      responsibility: null,
      reason: '"data-platfrom" is nearly "data-platform"',
    });
  });

  it('knows the domain of a responsibility that is named alone', () => {
    expect(
      suggestMappings(
        system({
          annotations: { 'devops-domains.io/responsibilities': 'dns' },
        }),
      ),
    ).toMatchObject([{ domain: 'network', responsibility: 'dns' }]);
  });

  it('matches whole words only', () => {
    expect(suggestMappings(system({ name: 'decision-bids' }))).toEqual([]);
  });

  it('suggests nothing for a mapped System, nor for another kind', () => {
    const annotations = { 'devops-domains.io/domain': 'network' };
    expect(suggestMappings(system({ name: 'kafka', annotations }))).toEqual([]);
    expect(
      suggestMappings({ ...system({ name: 'kafka' }), kind: 'Component' }),
    ).toEqual([]);
  });

  it('has rules in the form in which they are compared, for every responsibility', () => {
    for (const id of RESPONSIBILITY_IDS) {
      expect(WORD_RULES[id].length).toBeGreaterThan(0);
      for (const word of WORD_RULES[id]) {
        expect(normalizeWords(word)).toBe(word);
      }
    }
    for (const id of Object.values(ANNOTATION_RULES)) {
      expect(findDomainOfResponsibility(id)).toBeDefined();
    }
  });
});
