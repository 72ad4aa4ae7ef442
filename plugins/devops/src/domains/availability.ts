import { Entity } from '@backstage/catalog-model';
import {
  DEVOPS_DOMAIN_TYPE,
  parseMapping,
} from '@devops-domains/backstage-plugin-devops-common';

const isKind = (entity: Entity, kind: string) =>
  entity.kind.toLocaleLowerCase('en-US') === kind;

/**
 * Whether the card *DevOps domain* has something to say: about every System, and
 * about another entity only when a mapping was written on it by mistake.
 *
 * @public
 */
export const isDevopsDomainAvailable = (entity: Entity): boolean =>
  isKind(entity, 'system') || parseMapping(entity).problems.length > 0;

/** Whether an entity is one of the eight built-in DevOps domains. @public */
export const isDevopsDomain = (entity: Entity): boolean =>
  isKind(entity, 'domain') && entity.spec?.type === DEVOPS_DOMAIN_TYPE;
