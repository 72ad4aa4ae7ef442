import { NotFoundError } from '@backstage/errors';
import { compareCodePoints } from '@devops-domains/backstage-plugin-devops-common';
import { DeliveryContext } from '@devops-domains/backstage-plugin-devops-node';
import { SLUG_ANNOTATION } from '../records/annotations';
import { CatalogProject } from './catalogProjects';
import { ApiProject } from './apiSchemas';
import { GitlabApi } from './GitlabApi';

/** A project of GitLab that entities of the catalog name. */
export interface OpenProject {
  /** Those that name it, at least one, by their refs. */
  named: CatalogProject[];
  api: GitlabApi;
  project: ApiProject;
}

/** What could not be opened, and for whom. */
export type Unopened = (entityRef: string, error: unknown) => Promise<void>;

/**
 * Finds out which project of GitLab each entity names.
 *
 * @param apiOf - the API of a host; null when none may be asked
 * @returns each project once
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
        return [{ named: [catalog], api, project }];
      } catch (error) {
        await unopened(catalog.entityRef, error);
        return [];
      }
    }),
  );
  return eachOnce(opened.flat());
}

/** One entity may name a project by its number, and another by its path. */
function eachOnce(opened: readonly OpenProject[]): OpenProject[] {
  const found = new Map<string, OpenProject>();
  for (const one of opened) {
    const key = `${one.named[0].host}/${one.project.id}`;
    const named = [...(found.get(key)?.named ?? []), ...one.named];
    named.sort((a, b) => compareCodePoints(a.entityRef, b.entityRef));
    found.set(key, { ...one, named });
  }
  return [...found.values()];
}

/** GitLab leads from the old path to the new one; events name the new one, which no entity has. */
export async function reportNewName(
  { named, project }: OpenProject,
  context: Pick<DeliveryContext, 'reportError'>,
): Promise<void> {
  const path = project.path_with_namespace;
  for (const { entityRef, reference } of named) {
    const isPath = !/^\d+$/.test(reference);
    if (path && isPath && reference.toLowerCase() !== path.toLowerCase()) {
      await context.reportError(
        `The project ${reference} is called ${path} now: change ${SLUG_ANNOTATION} to that, or events do not find this entity`,
        entityRef,
      );
    }
  }
}
