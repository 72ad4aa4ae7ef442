import { repositoryKey } from '@devops-domains/backstage-plugin-devops-common';

/** An annotation that holds a repository's path, and where the host is found. */
interface SlugAnnotation {
  slug: string;
  host: string;
  /** Annotation that names another host, or host and organisation. */
  hostAnnotation?: string;
  toPath: (slug: string) => string;
}

const asIs = (slug: string) => slug;

const SLUG_ANNOTATIONS: SlugAnnotation[] = [
  { slug: 'github.com/project-slug', host: 'github.com', toPath: asIs },
  {
    slug: 'gitlab.com/project-slug',
    host: 'gitlab.com',
    hostAnnotation: 'gitlab.com/instance',
    toPath: asIs,
  },
  { slug: 'bitbucket.com/project-slug', host: 'bitbucket.org', toPath: asIs },
  {
    slug: 'dev.azure.com/project-repo',
    host: 'dev.azure.com',
    hostAnnotation: 'dev.azure.com/host-org',
    toPath: slug => slug.replace('/', '/_git/'),
  },
];

/** The repositories that the well-known annotations of an entity name, as {@link repositoryKey} spells them. */
export function repositoryKeysOf(
  annotations: Record<string, string>,
): Set<string> {
  const addresses = SLUG_ANNOTATIONS.filter(
    ({ slug }) => annotations[slug],
  ).map(({ slug, host, hostAnnotation, toPath }) => {
    const root = (hostAnnotation && annotations[hostAnnotation]) || host;
    return `https://${root.replace(/^https?:\/\//, '')}/${toPath(
      annotations[slug],
    )}`;
  });
  addresses.push(...companyGithubOf(annotations));
  const location = annotations['backstage.io/source-location'];
  if (location?.startsWith('url:')) {
    addresses.push(location.slice('url:'.length));
  }
  return new Set(addresses.map(repositoryKey).filter(key => key !== null));
}

const LOCATION_ANNOTATIONS = [
  'backstage.io/source-location',
  'backstage.io/managed-by-location',
];

/**
 * The repository that `github.com/project-slug` names on a company's own GitHub:
 * for that the annotation has no host, so Backstage's plugins take the host of
 * the entity's location, as here.
 */
function companyGithubOf(annotations: Record<string, string>): string[] {
  const slug = annotations['github.com/project-slug'];
  const hosts = LOCATION_ANNOTATIONS.flatMap(
    name =>
      /^url:(https?:\/\/[^/]+)\/[^/]+\/[^/]+\/(?:tree|blob)\//.exec(
        annotations[name] ?? '',
      )?.[1] ?? [],
  );
  return slug
    ? hosts
        .filter(host =>
          SLUG_ANNOTATIONS.every(known => `https://${known.host}` !== host),
        )
        .map(host => `${host}/${slug}`)
    : [];
}
