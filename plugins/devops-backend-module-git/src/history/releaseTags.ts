import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { Delivery } from './attribution';
import { CommitHistory } from './CommitHistory';

/** A tag that points to a commit. */
export interface Tag {
  /** Without `refs/tags/`. */
  name: string;
  /** The tag object, or the commit of a lightweight tag. */
  oid: string;
  commit: string;
  /** When the tag was made; of the commit for a lightweight tag. Null when neither is known. */
  createdAt: Instant | null;
}

/** Which tags are releases. */
export interface ReleaseRules {
  /** Tags of this line. */
  tagPattern: RegExp;
  /** Where the suffix of a prerelease starts. */
  prereleasePattern: RegExp;
}

/** `1.2.3`, `v1.2`, `v2026.11.1-rc1`: versions without a path before them. */
export const DEFAULT_TAG_PATTERN = /^v?\d+(\.\d+)+([-.+_]?[0-9A-Za-z].*)?$/;

/** alpha, beta, rc, pre and next as a word of their own behind a digit. */
export const DEFAULT_PRERELEASE_PATTERN =
  /(?<=\d.*?)(?:[-._+]|(?<=\d))(?:alpha|beta|rc|pre|preview|prerelease|next)(?![a-z])/i;

/** Production releases and prereleases of one line, each in order. */
export interface ReleaseLine {
  releases: Tag[];
  prereleases: Tag[];
}

/** Picks the tags of a line; the order is that of their creation, ancestors first among equals. */
export function selectReleases(
  tags: Tag[],
  rules: ReleaseRules,
  history: CommitHistory,
): ReleaseLine {
  const line = tags
    .filter(tag => rules.tagPattern.test(tag.name))
    .sort(
      (a, b) =>
        (a.createdAt ?? 0) - (b.createdAt ?? 0) ||
        history.indexOf(b.commit) - history.indexOf(a.commit) ||
        (a.name < b.name ? -1 : 1),
    );
  const isPrerelease = (tag: Tag) => rules.prereleasePattern.test(tag.name);
  return {
    releases: line.filter(tag => !isPrerelease(tag)),
    prereleases: line.filter(isPrerelease),
  };
}

/**
 * What each release brings to production: what its tag reaches, and what the
 * earlier prereleases of the same version reach.
 */
export function releaseDeliveries(
  { releases, prereleases }: ReleaseLine,
  prereleasePattern: RegExp,
): Delivery[] {
  const byVersion = new Map<string, Tag[]>();
  for (const tag of prereleases) {
    const version = versionOf(
      tag.name.slice(0, tag.name.search(prereleasePattern)),
    );
    byVersion.set(version, [...(byVersion.get(version) ?? []), tag]);
  }
  return releases.map(release => ({
    name: release.name,
    heads: [
      release.commit,
      ...(byVersion.get(versionOf(release.name)) ?? [])
        .filter(tag => (tag.createdAt ?? 0) <= (release.createdAt ?? 0))
        .map(tag => tag.commit),
    ],
  }));
}

/** `v1.2.3` and `1.2.3` are one version; a path before it tells lines apart. */
function versionOf(name: string): string {
  return name.replace(/(^|\/)v(?=\d)/i, '$1');
}
