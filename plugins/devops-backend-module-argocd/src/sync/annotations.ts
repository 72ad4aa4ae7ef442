import { ArgoCdNotification } from './notification';

/** Annotations of an Argo CD application with which its owners say what Argo CD cannot know. */
export const APPLICATION_ANNOTATIONS = {
  entityRef: 'devops-domains.io/entity-ref',
  environment: 'devops-domains.io/environment',
  /** Commit of the application. */
  revision: 'devops-domains.io/revision',
  /** The image that is deployed, with its tag or digest. */
  image: 'devops-domains.io/image',
} as const;

/** Undefined where the application does not have it, or has it empty. */
export function annotationOf(
  { application }: ArgoCdNotification,
  name: keyof typeof APPLICATION_ANNOTATIONS,
): string | undefined {
  const value = application.annotations?.[APPLICATION_ANNOTATIONS[name]];
  return value?.trim() || undefined;
}
