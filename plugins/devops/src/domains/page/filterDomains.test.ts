import { exampleAnswer } from '../../__testUtils__/examples';
import { domainSystem, networkAnswer } from '../../__testUtils__/domains';
import { DomainFilter, filterDomains, isOpen, ownersOf } from './filterDomains';

const everything: DomainFilter = { text: '', owner: '', onlyGaps: false };
const company = exampleAnswer();

const found = (part: Partial<DomainFilter>, answer = company) => {
  const { domains, unmapped } = filterDomains(answer, {
    ...everything,
    ...part,
  });
  return {
    domains: domains.map(({ domain }) => domain),
    systems: domains.flatMap(({ systems }) =>
      systems.map(({ title }) => title),
    ),
    unmapped: unmapped.map(({ title }) => title),
  };
};

it('lets everything through when it is open', () => {
  expect(isOpen(everything)).toBe(true);
  expect(isOpen({ ...everything, text: '  ' })).toBe(true);
  expect(filterDomains(company, everything)).toEqual(company);
});

it.each(['network', 'NETWORK', '네트워크', '네트워크'.normalize('NFD')])(
  'finds a domain with all its Systems by %s',
  text => {
    const { domains } = filterDomains(company, { ...everything, text });
    const network = company.domains[0];
    expect(domains[0]).toEqual(network);
  },
);

it('finds a System by a title of its responsibility, in either language', () => {
  expect(found({ text: '메시징' }).systems).toContain('Kafka');
  expect(found({ text: 'messaging' }).systems).toContain('Kafka');
  expect(found({ text: 'messaging' }).systems).not.toContain('MySQL');
});

it('finds a domain by what nobody covers in it', () => {
  const answer = networkAnswer(domainSystem());
  expect(found({ text: 'proxy' }, answer)).toEqual({
    domains: ['network'],
    systems: [],
    unmapped: [],
  });
});

it('finds an unmapped System by what it could be', () => {
  expect(found({ text: 'access control' }).unmapped).toContain('Teleport');
});

it('keeps to gaps and problems', () => {
  const complete = domainSystem();
  const wrong = domainSystem({ title: 'Wrong', gaps: ['usage'] });
  expect(found({ onlyGaps: true }, networkAnswer(complete, wrong))).toEqual({
    domains: [
      'network',
      'development-platform',
      'orchestration-platform',
      'monitoring-platform',
      'cloud-platform',
      'security-platform',
      'data-platform',
      'service-operations',
    ],
    systems: ['Wrong'],
    unmapped: [],
  });
  const perfect = networkAnswer(
    domainSystem({ responsibilities: ['networking', 'proxy-vpn', 'dns'] }),
  );
  expect(found({ onlyGaps: true }, perfect).domains).not.toContain('network');
});

it('keeps to an owner, of the System, of an activity, or of an unmapped one', () => {
  const owner = 'group:default/security';
  const { systems, unmapped } = found({ owner });
  expect(unmapped).toContain('Teleport');
  expect(systems.length).toBeGreaterThan(0);
  for (const domain of filterDomains(company, { ...everything, owner })
    .domains) {
    for (const system of domain.systems) {
      expect([
        system.owner,
        ...system.activities.flatMap(({ owners }) => owners),
      ]).toContain(owner);
    }
  }
});

it('offers every owner once, in order', () => {
  const owners = ownersOf(company);
  expect(owners).toEqual([...new Set(owners)].sort());
  expect(owners).toContain('group:default/security');
});
