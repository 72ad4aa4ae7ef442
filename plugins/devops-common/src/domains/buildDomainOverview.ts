import { Entity } from '@backstage/catalog-model';
import { DEVOPS_DOMAINS } from './devopsDomains';
import { DomainsAnswer } from './overview';

/** What the overview is made from. @public */
export interface DomainOverviewInput {
  /** Systems, Components, Resources, APIs and Groups the caller may see; others are ignored. */
  entities: Entity[];
  /** Namespace of the eight Domain entities. */
  domainNamespace: string;
  /** Entity ref of a System to the services it delivered records for in the last 90 days; absent when it is no source. */
  servicesServed: ReadonlyMap<string, number>;
}

/**
 * The answer to `GET /v1/domains`: pure, the same for any order of the entities.
 *
 * @public
 */
export function buildDomainOverview(input: DomainOverviewInput): DomainsAnswer {
  return {
    domains: DEVOPS_DOMAINS.map(domain => ({
      domain: domain.id,
      entityRef: `domain:${input.domainNamespace}/${domain.id}`,
      title: domain.title.en,
      systems: [],
      uncovered: [...domain.responsibilities],
    })),
    unmapped: [],
  };
}
