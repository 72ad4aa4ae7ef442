import {
  Entity,
  parseEntityRef,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import {
  DEFAULT_DOMAIN_NAMESPACE,
  DomainId,
} from '@devops-domains/backstage-plugin-devops-common';

/**
 * Ref of the entity of the DevOps domain that a System is part of, from its
 * relations, because a portal may keep the eight in another namespace. Null as
 * long as the catalog has not related them.
 */
export function domainEntityRef(entity: Entity, id: DomainId): string | null {
  const refs = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_PART_OF)
    .map(({ targetRef }) => ({ targetRef, parsed: parseEntityRef(targetRef) }))
    .filter(
      ({ parsed }) =>
        parsed.kind.toLocaleLowerCase('en-US') === 'domain' &&
        parsed.name === id,
    );
  // A business domain may have the same name in a namespace of its own.
  const usual = refs.find(
    ({ parsed }) => parsed.namespace === DEFAULT_DOMAIN_NAMESPACE,
  );
  return (usual ?? refs[0])?.targetRef ?? null;
}
