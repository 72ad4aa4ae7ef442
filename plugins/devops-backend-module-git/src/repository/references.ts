import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { Tag } from '../history/releaseTags';
import { Git } from './Git';
import { parseEpochSeconds } from './epochSeconds';

/** Which names point where. */
export interface References {
  tags: Tag[];
  /** Commit by full name of the branch, such as `refs/heads/main`. */
  branches: Map<string, string>;
}

const FORMAT = [
  '%(objectname)',
  '%(objecttype)',
  '%(*objectname)',
  '%(*objecttype)',
  '%(creatordate:unix)',
  '%(refname)',
].join('%09');

/** Reads all tags and branches in one process. */
export async function readReferences(
  git: Git,
  gitDir: string,
  signal?: AbortSignal,
): Promise<References> {
  const lines = await git.lines({
    gitDir,
    args: [
      'for-each-ref',
      `--format=${FORMAT}`,
      'refs/tags',
      'refs/heads',
      'refs/remotes/origin',
      'refs/devops',
    ],
    signal,
  });
  return parseReferences(lines);
}

/** Reads the lines of {@link readReferences}; names that do not point to a commit are passed over. */
export function parseReferences(lines: string[]): References {
  const references: References = { tags: [], branches: new Map() };
  for (const line of lines) {
    const reference = parseReference(line);
    if (reference?.name.startsWith('refs/tags/')) {
      references.tags.push({
        ...reference,
        name: reference.name.slice('refs/tags/'.length),
      });
    } else if (reference) {
      references.branches.set(reference.name, reference.commit);
    }
  }
  return references;
}

function parseReference(line: string): Tag | null {
  const [oid, type, peeled, peeledType, seconds, ...rest] = line.split('\t');
  const name = rest.join('\t');
  if (!name) {
    return null;
  }
  const createdAt: Instant | null = parseEpochSeconds(seconds);
  if (type === 'commit') {
    return { name, oid, commit: oid, createdAt };
  }
  return peeledType === 'commit'
    ? { name, oid, commit: peeled, createdAt }
    : null;
}
