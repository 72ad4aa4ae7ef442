import { ConflictError, NotFoundError } from '@backstage/errors';
import { CatalogProject } from './catalogProjects';
import { ApiProject } from './apiSchemas';
import { GitlabApi } from './GitlabApi';

/** A project of the catalog that GitLab knows. */
export interface OpenProject {
  catalog: CatalogProject;
  api: GitlabApi;
  project: ApiProject;
}

/** What could not be opened, and for whom. */
export type Unopened = (entityRef: string, error: unknown) => Promise<void>;

/**
 * Finds out which project of GitLab each entity names.
 *
 * @param apiOf - the API of a host; null when none may be asked
 * @returns without those that several entities name: whose its deployments are, nobody has said
 */
export async function openProjects(
  projects: readonly CatalogProject[],
  apiOf: (host: string) => GitlabApi | null,
  unopened: Unopened,
): Promise<OpenProject[]> {
  const opened = await Promise.all(
    projects.map(async (catalog): Promise<OpenProject[]> => {
      const api = apiOf(catalog.host);
      try {
        if (!api) {
          throw new NotFoundError(
            `integrations.gitlab has no token for the host ${catalog.host}`,
          );
        }
        const project = await api.project(catalog.reference);
        return [{ catalog, api, project }];
      } catch (error) {
        await unopened(catalog.entityRef, error);
        return [];
      }
    }),
  );
  return withoutShared(opened.flat(), unopened);
}

async function withoutShared(
  opened: readonly OpenProject[],
  unopened: Unopened,
): Promise<OpenProject[]> {
  const groups = new Map<string, OpenProject[]>();
  for (const one of opened) {
    const key = `${one.catalog.host}/${one.project.id}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const alone: OpenProject[] = [];
  for (const group of groups.values()) {
    if (group.length === 1) {
      alone.push(...group);
      continue;
    }
    for (const { catalog } of group) {
      const error = new ConflictError(
        `${group.length} entities name the project ${catalog.reference}; its history is read once only one of them has the annotation`,
      );
      await unopened(catalog.entityRef, error);
    }
  }
  return alone;
}
