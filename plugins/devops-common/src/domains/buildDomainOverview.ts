import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { AdoptionCounter, isKind } from './adoption';
import { DEVOPS_DOMAINS } from './devopsDomains';
import { DomainsAnswer, DomainSystem } from './overview';
import { DevopsMapping, parseMapping } from './parseMapping';
import { parseOwnerRef } from './parseOwners';
import { suggestMappings } from './suggestMappings';

/** What the overview is made from. @public */
export interface DomainOverviewInput {
  /** Systems, Components, Resources, APIs and Groups the caller may see. */
  entities: Entity[];
  /** Namespace of the eight Domain entities. */
  domainNamespace: string;
  /** For which services sources delivered something, hidden ones too. */
  served: ServedServices[];
}

/** That a source delivered deployments or incidents for a service. @public */
export interface ServedServices {
  source: string;
  entityRef: string;
  /** In the last 90 days. */
  now: boolean;
  /** In the 90 days before. */
  before: boolean;
}

interface ReadSystem {
  ref: string;
  entity: Entity;
  mapping: DevopsMapping;
}

/**
 * The answer to `GET /v1/domains`. Pure; the same for any order and repetition
 * of the entities. `unmapped` holds every System without a valid domain: those
 * with problems first, then those with suggestions, then the rest.
 *
 * @public
 */
export function buildDomainOverview(input: DomainOverviewInput): DomainsAnswer {
  const systems = readSystems(input.entities);
  const adoption = new AdoptionCounter(input.entities);
  const visible = new Set(input.entities.map(stringifyEntityRef));
  const served = input.served.filter(one => visible.has(one.entityRef));
  return {
    domains: DEVOPS_DOMAINS.map(domain => {
      const members = systems.filter(
        ({ mapping }) => mapping.domain === domain.id,
      );
      const covered = new Set(
        members.flatMap(({ mapping }) => mapping.responsibilities),
      );
      return {
        domain: domain.id,
        entityRef: `domain:${input.domainNamespace}/${domain.id}`,
        title: domain.title.en,
        systems: members.map(member =>
          describeSystem(member, adoption, served),
        ),
        uncovered: domain.responsibilities.filter(id => !covered.has(id)),
      };
    }),
    unmapped: describeUnmapped(
      systems.filter(({ mapping }) => mapping.domain === null),
    ),
  };
}

function readSystems(entities: readonly Entity[]): ReadSystem[] {
  const byRef = new Map(
    entities
      .filter(entity => isKind(entity, 'system'))
      .map(entity => [stringifyEntityRef(entity), entity]),
  );
  return [...byRef]
    .map(([ref, entity]) => ({ ref, entity, mapping: parseMapping(entity) }))
    .sort((a, b) => compareText(a.ref, b.ref));
}

/** By code unit, so that the order does not depend on where it is computed. */
function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

function titleOf(entity: Entity): string {
  return entity.metadata.title ?? entity.metadata.name;
}

function describeSystem(
  { ref, entity, mapping }: ReadSystem,
  adoption: AdoptionCounter,
  served: readonly ServedServices[],
): DomainSystem {
  return {
    entityRef: ref,
    title: titleOf(entity),
    description: entity.metadata.description ?? null,
    owner: ownerOf(entity),
    tags: entity.metadata.tags ?? [],
    responsibilities: mapping.responsibilities,
    activities: mapping.activities,
    gaps: mapping.gaps,
    problems: mapping.problems,
    adoption: {
      ...adoption.adoptionOf(ref, mapping.usedByAnnotations),
      ...servedBy(mapping.sources, served),
    },
  };
}

/** Each service once, however many of the sources delivered for it. */
function servedBy(sources: string[], served: readonly ServedServices[]) {
  if (sources.length === 0) {
    return { servicesServed: null, servicesServedBefore: null };
  }
  const own = served.filter(({ source }) => sources.includes(source));
  const count = (period: 'now' | 'before') =>
    new Set(own.flatMap(one => (one[period] ? one.entityRef : []))).size;
  return {
    servicesServed: count('now'),
    servicesServedBefore: count('before'),
  };
}

function ownerOf(entity: Entity): string | null {
  const owner = entity.spec?.owner;
  const ref =
    typeof owner === 'string'
      ? parseOwnerRef(owner, entity.metadata.namespace)
      : null;
  return ref && stringifyEntityRef(ref);
}

function describeUnmapped(systems: ReadSystem[]): DomainsAnswer['unmapped'] {
  const described = systems.map(({ ref, entity, mapping }) => ({
    entityRef: ref,
    title: titleOf(entity),
    owner: ownerOf(entity),
    problems: mapping.problems,
    suggestions: suggestMappings(entity),
  }));
  const needsHelp = (system: DomainsAnswer['unmapped'][number]) =>
    system.problems.length > 0 ? 2 : Math.min(1, system.suggestions.length);
  // The sort is stable, so each part stays in the order of the refs.
  return described.sort((a, b) => needsHelp(b) - needsHelp(a));
}
