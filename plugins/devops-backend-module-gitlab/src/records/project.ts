/** A GitLab project, as far as records need it. */
export interface Project {
  /** Kept over renames; null where an event does not name it. */
  id: number | null;
  /** Address of its page: `https://gitlab.com/group/project`. */
  webUrl: string;
}

/** What an id within a project counts. */
export type ProjectItem =
  | 'alerts'
  | 'commits'
  | 'deployments'
  | 'issues'
  | 'jobs'
  | 'pipelines';

/**
 * The id of a record: the host, because a company may run several GitLabs, the
 * project's id, because that survives a rename, and the item's.
 */
export function externalId(
  project: Project,
  item: ProjectItem,
  id: number | string,
): string {
  const { host, pathname } = new URL(project.webUrl);
  const name = project.id ?? pathname.replace(/^\/+|\/+$/g, '');
  return `${host}/projects/${name}/${item}/${id}`;
}
