import { domainEntityRef } from './domainEntity';

const partOf = (...targets: string[]) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'x' },
  relations: targets.map(targetRef => ({ type: 'partOf', targetRef })),
});

it('finds the domain wherever the portal keeps it', () => {
  expect(
    domainEntityRef(
      partOf('domain:default/payments', 'domain:infra/network'),
      'network',
    ),
  ).toBe('domain:infra/network');
});

it('prefers the usual namespace to a business domain of the same name', () => {
  expect(
    domainEntityRef(
      partOf('domain:default/network', 'domain:devops/network'),
      'network',
    ),
  ).toBe('domain:devops/network');
});

it('is null as long as the catalog has not related the System', () => {
  expect(domainEntityRef(partOf('system:devops/network'), 'network')).toBe(
    null,
  );
  expect(
    domainEntityRef({ ...partOf(), relations: undefined }, 'network'),
  ).toBe(null);
});
