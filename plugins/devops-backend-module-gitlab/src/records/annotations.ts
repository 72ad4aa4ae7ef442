/** `group/project` on the host of {@link INSTANCE_ANNOTATION}. */
export const SLUG_ANNOTATION = 'gitlab.com/project-slug';
/** The number of the project. */
export const ID_ANNOTATION = 'gitlab.com/project-id';
/** Host of the GitLab, where it is not gitlab.com. */
export const INSTANCE_ANNOTATION = 'gitlab.com/instance';
const LOCATION_ANNOTATION = 'backstage.io/source-location';

/** By which the entity of an event is found, the usual one first. */
export const ENTITY_ANNOTATIONS: readonly string[] = [
  SLUG_ANNOTATION,
  LOCATION_ANNOTATION,
];

/** Host of the GitLab that an entity names; null when it names none. */
export function instanceHostOf(
  annotations: Readonly<Record<string, string>>,
): string | null {
  const instance = annotations[INSTANCE_ANNOTATION]?.trim();
  return instance
    ? instance.replace(/^https?:\/\//, '').replace(/\/.*$/, '')
    : null;
}

/** Address of the project's page by the annotations of an entity; null when they name none. */
export function projectUrlOf(
  annotations: Readonly<Record<string, string>>,
): string | null {
  const slug = annotations[SLUG_ANNOTATION]?.trim();
  if (slug) {
    const url = `https://${
      instanceHostOf(annotations) ?? 'gitlab.com'
    }/${slug}`;
    return URL.canParse(url) ? url : null;
  }
  const location = /^url:(https?:\/\/.+?)(?:\/-\/.*)?$/.exec(
    annotations[LOCATION_ANNOTATION] ?? '',
  );
  return location && URL.canParse(location[1])
    ? location[1].replace(/\/$/, '')
    : null;
}
