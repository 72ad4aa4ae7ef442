import { Entity } from '@backstage/catalog-model';
import { isDevopsDomain, isDevopsDomainAvailable } from './availability';

const entity = (part: Partial<Entity>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'x' },
  ...part,
});
const mapped = {
  name: 'x',
  annotations: { 'devops-domains.io/domain': 'network' },
};

it('offers the card on every System, and where a mapping stands by mistake', () => {
  expect(isDevopsDomainAvailable(entity({}))).toBe(true);
  expect(isDevopsDomainAvailable(entity({ kind: 'system' }))).toBe(true);
  expect(isDevopsDomainAvailable(entity({ kind: 'Component' }))).toBe(false);
  expect(
    isDevopsDomainAvailable(entity({ kind: 'Component', metadata: mapped })),
  ).toBe(true);
});

it('knows the built-in domains by their type', () => {
  const devops = { type: 'devops' };
  expect(isDevopsDomain(entity({ kind: 'Domain', spec: devops }))).toBe(true);
  expect(isDevopsDomain(entity({ kind: 'Domain', spec: {} }))).toBe(false);
  expect(isDevopsDomain(entity({ kind: 'Domain' }))).toBe(false);
  expect(isDevopsDomain(entity({ spec: devops }))).toBe(false);
});
