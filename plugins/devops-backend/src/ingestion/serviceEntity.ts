import {
  parseEnvironmentsAnnotation,
  PRODUCTION_ENVIRONMENTS_ANNOTATION,
} from '@devops-domains/backstage-plugin-devops-common';
import { ServiceEntity } from '../store/services';
import { MatchableEntity } from './matching';

/** What the store keeps of an entity of the catalog. */
export function toServiceEntity(entity: MatchableEntity): ServiceEntity {
  return {
    entityRef: entity.entityRef,
    uid: entity.uid,
    productionEnvironments: parseEnvironmentsAnnotation(
      entity.annotations[PRODUCTION_ENVIRONMENTS_ANNOTATION],
    ),
  };
}
