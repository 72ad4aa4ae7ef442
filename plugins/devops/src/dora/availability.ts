import { Entity } from '@backstage/catalog-model';

const MEASURED_KINDS = ['component', 'resource', 'system', 'domain', 'group'];

/**
 * Whether DORA metrics make sense for an entity: a service (Component or
 * Resource) has its own records, a System, Domain or Group is a union of services.
 *
 * @public
 */
export const isDoraAvailable = (entity: Entity): boolean =>
  MEASURED_KINDS.includes(entity.kind.toLocaleLowerCase('en-US'));
