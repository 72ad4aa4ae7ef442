import { z } from 'zod';
import { BUILD_DEFINITION_ANNOTATION, PROJECT_ANNOTATION } from './annotations';
import { optionalText } from './envelope';

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

/**
 * How the entity of a pipeline is found: by its repository where there is just
 * one, else by the pipeline's name.
 */
export function wayToEntity(known: {
  repositories: z.infer<typeof repositoriesSchema>;
  project?: string | null;
  pipeline: string;
}) {
  const [first, ...others] = known.repositories ?? [];
  const repository = others.length === 0 ? repositoryUrl(first?.url) : null;
  const revision = others.length === 0 ? first?.change?.version : null;
  return {
    ...(repository
      ? { repository }
      : {
          selector: {
            ...(known.project && { [PROJECT_ANNOTATION]: known.project }),
            [BUILD_DEFINITION_ANNOTATION]: known.pipeline,
          },
        }),
    ...(isCommit(revision) && { revision }),
  };
}
