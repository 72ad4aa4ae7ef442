import { ArgoCdSettings } from '../configuration/argoCdSettings';
import { annotationOf } from './annotations';
import { ArgoCdNotification } from './notification';

/** The annotations that the Argo CD plugins of Backstage use. */
export const APP_NAME_ANNOTATION = 'argocd/app-name';
const APP_NAMESPACE_ANNOTATION = 'argocd/app-namespace';
const INSTANCE_ANNOTATION = 'argocd/instance-name';

/** What the application says itself, else the entity that names the application. */
export function entityOf(
  notification: ArgoCdNotification,
  { controlPlaneNamespace }: ArgoCdSettings,
): { entityRef: string } | { selector: Record<string, string> } {
  const entityRef = annotationOf(notification, 'entityRef');
  if (entityRef) {
    return { entityRef };
  }
  const { application, instance } = notification;
  const { name, namespace } = application;
  const isElsewhere = namespace && namespace !== controlPlaneNamespace;
  return {
    selector: {
      [APP_NAME_ANNOTATION]: name,
      ...(isElsewhere ? { [APP_NAMESPACE_ANNOTATION]: namespace } : {}),
      ...(instance ? { [INSTANCE_ANNOTATION]: instance } : {}),
    },
  };
}
