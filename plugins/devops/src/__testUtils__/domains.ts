import {
  buildDomainOverview,
  DomainsAnswer,
  DomainSystem,
} from '@devops-domains/backstage-plugin-devops-common';

/** What the backend answers of a catalog without any System. */
export function emptyDomainsAnswer(): DomainsAnswer {
  return buildDomainOverview({
    entities: [],
    domainNamespace: 'devops',
    served: [],
  });
}

/** A System that lacks nothing. */
export function domainSystem(part: Partial<DomainSystem> = {}): DomainSystem {
  return {
    entityRef: 'system:default/bind',
    title: 'BIND',
    description: null,
    owner: 'group:default/net-core',
    tags: [],
    responsibilities: ['dns'],
    activities: [],
    gaps: [],
    problems: [],
    adoption: {
      components: 12,
      teams: 3,
      teamsTotal: 8,
      servicesServed: null,
      servicesServedBefore: null,
    },
    ...part,
  };
}

/** An answer with these Systems in the domain `network`. */
export function networkAnswer(...systems: DomainSystem[]): DomainsAnswer {
  const answer = emptyDomainsAnswer();
  const covered = systems.flatMap(system => system.responsibilities);
  const [network] = answer.domains;
  network.systems = systems;
  network.uncovered = network.uncovered.filter(id => !covered.includes(id));
  return answer;
}
