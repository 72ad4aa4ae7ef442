import { annotationOf } from './annotations';
import { ArgoCdNotification } from './notification';

/**
 * What was deployed. Argo CD's own revision is a commit of the manifests, so it
 * is an artifact here: the application's commit is found through the records
 * that say what an artifact was built from, unless an annotation names it.
 */
export function versionOf(notification: ArgoCdNotification): {
  revision?: string;
  artifact?: string;
} {
  const revision = annotationOf(notification, 'revision');
  const artifact = imageOf(notification) ?? manifestsOf(notification);
  return {
    ...(revision ? { revision } : {}),
    ...(artifact ? { artifact } : {}),
  };
}

/** The image that runs, where there is no doubt which one is meant. */
function imageOf(notification: ArgoCdNotification): string | undefined {
  const { images, operation } = notification;
  // Until a sync has succeeded, what runs is not what is deployed.
  if (operation.phase !== 'Succeeded') {
    return undefined;
  }
  const repository = annotationOf(notification, 'image');
  const meant = repository
    ? images.filter(image => repositoryOf(image) === repository)
    : images;
  const [image, ...others] = new Set(meant);
  return others.length === 0 ? image : undefined;
}

/** `host:5000/shop/checkout:1.2@sha256:…` without tag and digest. */
function repositoryOf(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^:/]+$/, '');
}

/** The commit of the manifests, or those of all sources in their order. */
function manifestsOf({ operation }: ArgoCdNotification): string | undefined {
  const { revision, revisions } = operation;
  return revision || revisions.join('+') || undefined;
}
