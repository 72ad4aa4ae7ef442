import { annotationOf } from './annotations';
import { ArgoCdNotification } from './notification';

/** With a tag or a digest; the port of a registry is neither. */
const VERSIONED_IMAGE = /(:[^:/@]+|@[^:/@]+:[0-9a-f]+)$/i;

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

/**
 * Of its images Argo CD tells only which run, and while a roll-out ends those of
 * the version before are among them. So one counts only as the annotation has it.
 */
function imageOf(notification: ArgoCdNotification): string | undefined {
  const image = annotationOf(notification, 'image');
  return image && VERSIONED_IMAGE.test(image) ? image : undefined;
}

/** The commit of the manifests, or those of all sources in their order. */
function manifestsOf({ operation }: ArgoCdNotification): string | undefined {
  const { revision, revisions } = operation;
  return revision || revisions.join('+') || undefined;
}
