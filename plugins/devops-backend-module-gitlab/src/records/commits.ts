import {
  formatInstant,
  Instant,
  RECORD_LIMITS,
  SentChange,
} from '@devops-domains/backstage-plugin-devops-common';
import { isAutomated } from './automation';
import { externalId, Project } from './project';

/** A commit as the API gives it. */
export interface Commit {
  id: string;
  parent_ids?: string[] | null;
  authored_date?: Instant | null;
  committed_date?: Instant | null;
  author_name?: string | null;
  author_email?: string | null;
}

/** A commit as a deployment lists it. Who made it is not kept. */
export function changeOf(commit: Commit) {
  const { parent_ids: parents, authored_date, committed_date } = commit;
  return {
    revision: commit.id,
    // Without parents the list is empty in some of GitLab's answers that only leave them out.
    ...(parents && parents.length > 0 && parents.length <= RECORD_LIMITS.parents
      ? { parents }
      : {}),
    ...(typeof authored_date === 'number'
      ? { authoredAt: formatInstant(authored_date) }
      : {}),
    ...(typeof committed_date === 'number'
      ? { committedAt: formatInstant(committed_date) }
      : {}),
    ...(isAutomated({ name: commit.author_name, email: commit.author_email })
      ? { automated: true }
      : {}),
  };
}

/** A commit as a record of its own. */
export function changeRecord(
  project: Project,
  commit: Commit,
): Omit<SentChange, 'source'> {
  return {
    kind: 'change',
    externalId: externalId(project, 'commits', commit.id),
    repository: project.webUrl,
    ...changeOf(commit),
    url: `${project.webUrl}/-/commit/${commit.id}`,
  };
}
