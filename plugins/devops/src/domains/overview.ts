import {
  DomainsAnswer,
  DomainSystem,
  findDomain,
} from '@devops-domains/backstage-plugin-devops-common';

/** One of the eight domains with the Systems in it. */
export type DomainOverview = DomainsAnswer['domains'][number];

/** A System without a valid mapping. */
export type UnmappedSystem = DomainsAnswer['unmapped'][number];

/** A responsibility, and the Systems that cover it. */
export interface Coverage {
  responsibility: string;
  /** None where it is a gap. */
  systems: DomainSystem[];
}

/** All responsibilities of a domain in their order, and who covers them. */
export function coverageOf(domain: DomainOverview): Coverage[] {
  const named = domain.systems.flatMap(system => system.responsibilities);
  const all = new Set([
    ...(findDomain(domain.domain)?.responsibilities ?? []),
    ...named,
    ...domain.uncovered,
  ]);
  return [...all].map(responsibility => ({
    responsibility,
    systems: domain.systems.filter(system =>
      system.responsibilities.includes(responsibility),
    ),
  }));
}

/** Whether something is missing or wrong in a System. */
export function isLacking(system: DomainSystem): boolean {
  return system.gaps.length > 0 || system.problems.length > 0;
}

/** How much of the domains is covered. */
export interface CoverageCount {
  systems: number;
  covered: number;
  total: number;
}

/** Counts Systems and covered responsibilities of domains. */
export function countCoverage(
  domains: readonly DomainOverview[],
): CoverageCount {
  const coverage = domains.flatMap(coverageOf);
  return {
    systems: domains.reduce((sum, { systems }) => sum + systems.length, 0),
    covered: coverage.filter(({ systems }) => systems.length > 0).length,
    total: coverage.length,
  };
}
