import { HostKind } from '../configuration/knownHosts';

/** Where the pages of tags and commits are, behind the repository's address. */
const PAGES: Record<HostKind, { tag: string; commit: string }> = {
  github: { tag: '/releases/tag/', commit: '/commit/' },
  gitlab: { tag: '/-/tags/', commit: '/-/commit/' },
  gitea: { tag: '/releases/tag/', commit: '/commit/' },
  bitbucket: { tag: '/src/', commit: '/commits/' },
};

/**
 * The https address of a tag's or commit's page.
 *
 * @returns undefined where the repository or the kind of its host is unknown
 */
export function pageOf(
  page: 'tag' | 'commit',
  name: string,
  webUrl: string | null,
  kinds: Map<string, HostKind>,
): string | undefined {
  if (!webUrl) {
    return undefined;
  }
  const kind = kinds.get(new URL(webUrl).host);
  return kind && `${webUrl}${PAGES[kind][page]}${encodePath(name)}`;
}

/** Slashes of a tag's name are part of the path. */
function encodePath(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}
