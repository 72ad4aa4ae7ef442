import { z } from 'zod';
import {
  BUILD_DEFINITION_ANNOTATION,
  HOST_ORG_ANNOTATION,
  PROJECT_ANNOTATION,
} from './annotations';
import { Envelope, optionalText } from './envelope';

/** The repositories of a run; the sources of a stage come with its event. */
export const repositoriesSchema = z
  .array(
    z.object({
      url: optionalText,
      change: z.object({ version: optionalText }).nullish(),
    }),
  )
  .nullish();

/** A commit of git, whole. */
export function isCommit(text: string | null | undefined): text is string {
  return /^[0-9a-f]{40}$|^[0-9a-f]{64}$/i.test(text ?? '');
}

/** A repository as it is known in the catalog; events name GitHub's by the API. */
export function repositoryUrl(url: string | null | undefined): string | null {
  const text = (url ?? '').replace(
    /^https:\/\/api\.github\.com\/repos\//i,
    'https://github.com/',
  );
  return /^https?:\/\//.test(text) ? text : null;
}

/** Of where an event comes from, what finds an entity. */
type Origin = Pick<Envelope<unknown>, 'hostOrg' | 'projectId'>;

/** Annotations of an entity, of the organization that the event came from. */
export function selectorOf(
  { hostOrg }: Pick<Origin, 'hostOrg'>,
  annotations: Record<string, string>,
): { selector: Record<string, string> } {
  return {
    selector: hostOrg
      ? { [HOST_ORG_ANNOTATION]: hostOrg, ...annotations }
      : annotations,
  };
}

/**
 * How the entity of a pipeline is found: by its repository where there is just
 * one, else by its project and name. A name alone is that of pipelines in many
 * projects.
 *
 * @returns null where the event tells neither
 */
export function wayToEntity(
  origin: Origin,
  known: {
    repositories: z.infer<typeof repositoriesSchema>;
    project?: string | null;
    pipeline: string;
  },
) {
  const [first, ...others] = known.repositories ?? [];
  const sole = others.length === 0 ? first : undefined;
  const repository = repositoryUrl(sole?.url);
  const revision = sole?.change?.version;
  const project = known.project ?? origin.projectId;
  if (!repository && !project) return null;
  return {
    ...(repository
      ? { repository }
      : selectorOf(origin, {
          [PROJECT_ANNOTATION]: project!,
          [BUILD_DEFINITION_ANNOTATION]: known.pipeline,
        })),
    ...(isCommit(revision) && { revision }),
  };
}

/** Why a deployment without a way to its entity is passed over. */
export const NO_WAY =
  'the event names neither the one repository nor the project of the pipeline';
