/**
 * From a Group or User to a System: it is named for at least one activity. The
 * opposite is {@link RELATION_HAS_RESPONSIBLE}.
 *
 * @public
 */
export const RELATION_RESPONSIBLE_FOR = 'responsibleFor';

/** From a System to a Group or User that is named for an activity. @public */
export const RELATION_HAS_RESPONSIBLE = 'hasResponsible';

/** `spec.type` of the eight built-in Domain entities. @public */
export const DEVOPS_DOMAIN_TYPE = 'devops';

/** Namespace of the eight built-in Domain entities unless configured otherwise. @public */
export const DEFAULT_DOMAIN_NAMESPACE = 'devops';
