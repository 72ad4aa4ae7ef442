import {
  DEFINITION_ANNOTATIONS,
  parseEnvironmentsAnnotation,
  PRODUCTION_ENVIRONMENTS_ANNOTATION,
} from '@devops-domains/backstage-plugin-devops-common';
import { ServiceEntity } from '../store/services';
import { MatchableEntity } from './matching';

/** Names the sources that deliver the incidents of an entity. */
export type IncidentSourcesOf = (
  entity: Pick<MatchableEntity, 'entityRef' | 'annotations'>,
) => string[];

/** What the store keeps of an entity of the catalog. */
export function toServiceEntity(
  entity: MatchableEntity,
  incidentSourcesOf: IncidentSourcesOf,
): ServiceEntity {
  return {
    entityRef: entity.entityRef,
    uid: entity.uid,
    productionEnvironments: parseEnvironmentsAnnotation(
      entity.annotations[PRODUCTION_ENVIRONMENTS_ANNOTATION],
    ),
    definitionAnnotations: Object.fromEntries(
      Object.entries(entity.annotations).filter(([name]) =>
        DEFINITION_ANNOTATIONS.includes(name),
      ),
    ),
    incidentSources: incidentSourcesOf(entity),
  };
}
