/** The annotation of Sentry's plugin for Backstage. */
export const PROJECT_ANNOTATION = 'sentry.io/project-slug';
