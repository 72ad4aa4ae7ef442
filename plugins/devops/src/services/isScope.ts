import { parseEntityRef } from '@backstage/catalog-model';

const SERVICE_KINDS = ['component', 'resource'];

/** Whether an entity is a union of services rather than a service of its own. */
export function isScope(entityRef: string): boolean {
  const { kind } = parseEntityRef(entityRef);
  return !SERVICE_KINDS.includes(kind.toLowerCase());
}
