/** What a package URL tells of the thing that is deployed. */
export interface Package {
  /** The address in one spelling, so that whoever built it and whoever deploys it mean the same. */
  artifact: string;
  repository?: string;
  /** The commit, where the version is one. */
  revision?: string;
}

/** Hosts of the types of package URL whose packages are repositories. */
const REPOSITORY_HOSTS: Record<string, string> = {
  github: 'https://github.com',
  bitbucket: 'https://bitbucket.org',
  gitlab: 'https://gitlab.com',
};

/**
 * Whether a text looks like a commit of git: whole, or shortened to seven digits
 * at least. One of decimal digits alone is rather a date or a number.
 */
export function isCommit(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64}|(?=\d*[a-f])[0-9a-f]{7,39})$/i.test(
    text,
  );
}

/**
 * Reads a package URL, `pkg:type/namespace/name@version?qualifiers#subpath`.
 * What is no package URL is an artifact by its text.
 */
export function parsePackageUrl(text: string): Package {
  const match = /^pkg:\/*([a-z0-9.+-]+)\/([^?#]+)(?:\?([^#]*))?(?:#.*)?$/i.exec(
    text,
  );
  if (!match) {
    return { artifact: text };
  }
  const type = match[1].toLowerCase();
  const at = match[2].lastIndexOf('@');
  const name = at > 0 ? match[2].slice(0, at) : match[2];
  const version = at > 0 ? decoded(match[2].slice(at + 1)) : undefined;
  const host = REPOSITORY_HOSTS[type];
  const vcs = new URLSearchParams(match[3]).get('vcs_url');
  return {
    artifact: spelling(type, name, version, match[3]),
    ...(host && { repository: `${host}/${decoded(name)}` }),
    ...(host && version && isCommit(version) && { revision: version }),
    ...(vcs && parseVcsUrl(vcs)),
  };
}

/** A digest names the content wherever it lies; any other version is one of its registry. */
function spelling(
  type: string,
  name: string,
  version: string | undefined,
  qualifiers: string | undefined,
): string {
  const isDigest = version && /^sha\d+:/i.test(version);
  return [
    `pkg:${type}/${name}`,
    version ? `@${version}` : '',
    qualifiers && !isDigest ? `?${qualifiers}` : '',
  ].join('');
}

/** `git+https://host/org/repo.git@4f1c…`, as SPDX writes it. */
function parseVcsUrl(text: string): Pick<Package, 'repository' | 'revision'> {
  const match =
    /^(?:[a-z]+\+)?(https?:\/\/[^/@]+(?:@[^/@]+)?\/[^@#]+)(?:@([^#]+))?/i.exec(
      text,
    );
  if (!match) {
    return {};
  }
  const [, repository, revision] = match;
  return {
    repository,
    ...(revision && isCommit(revision) && { revision }),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
