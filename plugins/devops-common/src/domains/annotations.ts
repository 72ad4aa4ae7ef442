import { PRODUCTION_ENVIRONMENTS_ANNOTATION } from '../environments/production';
import { DEFINITION_ANNOTATIONS } from '../metrics/localDefinitions';
import { ACTIVITY_IDS, ActivityId } from './activities';

/** What every annotation of this suite begins with, up to the slash. @public */
export const ANNOTATION_PREFIX = 'devops-domains.io';

/** On a System: the id of its domain. @public */
export const ANNOTATION_DOMAIN = `${ANNOTATION_PREFIX}/domain`;

/** On a System: ids of responsibilities, separated by commas. @public */
export const ANNOTATION_RESPONSIBILITIES = `${ANNOTATION_PREFIX}/responsibilities`;

/**
 * On a System: annotation names, separated by commas. A Component that carries
 * one of them uses the System, as `backstage.io/kubernetes-id` shows the use of
 * the cluster.
 *
 * @public
 */
export const ANNOTATION_USED_BY = `${ANNOTATION_PREFIX}/used-by-annotations`;

/**
 * On a System: names of sources, separated by commas, whose deployments and
 * incidents it delivers, as `github` of the company's GitHub.
 *
 * @public
 */
export const ANNOTATION_SOURCES = `${ANNOTATION_PREFIX}/sources`;

/** On a System: entity refs of who is responsible for an activity, separated by commas. @public */
export function activityAnnotation(activity: ActivityId): string {
  return `${ANNOTATION_PREFIX}/${activity}`;
}

/** The annotations that together map a System. @public */
export const MAPPING_ANNOTATIONS: readonly string[] = [
  ANNOTATION_DOMAIN,
  ANNOTATION_RESPONSIBILITIES,
  ...ACTIVITY_IDS.map(activityAnnotation),
  ANNOTATION_USED_BY,
  ANNOTATION_SOURCES,
];

/** Every annotation the suite knows; another one under the prefix is a typo. @public */
export const KNOWN_ANNOTATIONS: readonly string[] = [
  ...MAPPING_ANNOTATIONS,
  PRODUCTION_ENVIRONMENTS_ANNOTATION,
  ...DEFINITION_ANNOTATIONS,
];
