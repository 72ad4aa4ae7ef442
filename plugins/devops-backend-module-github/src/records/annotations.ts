/** `owner/repository`, as Backstage's plugins for GitHub read it. */
export const SLUG_ANNOTATION = 'github.com/project-slug';
const LOCATION_ANNOTATIONS = [
  'backstage.io/source-location',
  'backstage.io/managed-by-location',
] as const;

/** By which the entity of an event is found, the usual one first. */
export const ENTITY_ANNOTATIONS: readonly string[] = [
  SLUG_ANNOTATION,
  LOCATION_ANNOTATIONS[0],
];

/** Where a repository is: `github.com` or a company's own server, and `owner/name`. */
export interface RepositoryAddress {
  host: string;
  slug: string;
}

type Annotations = Readonly<Record<string, string>>;

/** A place in a repository as GitHub writes it: not `/-/tree/`, as GitLab does. */
function locationOf(annotations: Annotations): RepositoryAddress | null {
  for (const name of LOCATION_ANNOTATIONS) {
    const found =
      /^url:https?:\/\/([^/]+)\/([^/]+\/[^/]+?)(?:\.git)?(?:\/(?:tree|blob)\/.*|\/?)$/.exec(
        annotations[name] ?? '',
      );
    if (found) {
      return { host: found[1].toLowerCase(), slug: found[2] };
    }
  }
  return null;
}

/**
 * The repository that an entity names by `github.com/project-slug`; its host is
 * that of the entity's own location, as for Backstage's plugins for GitHub.
 *
 * @param isGithub - whether a host is one of GitHub; what is not has no say
 */
export function repositoryOf(
  annotations: Annotations,
  isGithub: (host: string) => boolean,
): RepositoryAddress | null {
  const slug = annotations[SLUG_ANNOTATION]?.trim();
  if (!slug || !/^[\w.-]+\/[\w.-]+$/.test(slug)) {
    return null;
  }
  const location = locationOf(annotations);
  const host =
    location && isGithub(location.host) ? location.host : 'github.com';
  return { host, slug };
}

/** The address of the repository's page, for a delivery that is to find the entity; null when none is named. */
export function repositoryUrlOf(annotations: Annotations): string | null {
  const location = locationOf(annotations);
  const named = repositoryOf(annotations, host => host === location?.host);
  const { host, slug } = named ?? location ?? {};
  return host && slug ? `https://${host}/${slug}` : null;
}
