import { SentChange } from '@devops-domains/backstage-plugin-devops-common';
import { httpUrl } from './links';
import { externalId, Repository } from './repository';

/** A commit, as far as it is known; null is unknown. */
export interface Commit {
  revision: string;
  parents: string[] | null;
  /** ISO text, as the next. */
  authoredAt: string | null;
  committedAt: string | null;
  isAutomated: boolean;
  url: string | null;
}

/** What a list of changes says of a commit. */
export function listedChange(commit: Commit) {
  const { revision, parents, authoredAt, committedAt, isAutomated } = commit;
  return {
    revision,
    ...(parents ? { parents } : {}),
    ...(authoredAt ? { authoredAt } : {}),
    ...(committedAt ? { committedAt } : {}),
    ...(isAutomated ? { automated: true } : {}),
  };
}

/** The record of a commit by itself. */
export function commitRecord(
  repository: Repository,
  commit: Commit,
): Omit<SentChange, 'source'> {
  const url = httpUrl(commit.url);
  return {
    kind: 'change',
    externalId: externalId(
      repository,
      `commit/${repository.id}/${commit.revision}`,
    ),
    repository: repository.html_url,
    ...listedChange(commit),
    ...(url ? { url } : {}),
  };
}
