import { z } from 'zod';
import { Project } from '../records/project';

/** The project of an event. Older events lack its id. */
export const hookProjectSchema = z.object({
  id: z.int().nullish(),
  web_url: z.url({ protocol: /^https?$/ }),
  default_branch: z.string().nullish(),
});

export type HookProject = z.infer<typeof hookProjectSchema>;

/** @param id - where the event names the project's id, when not in the project itself */
export function projectOf(
  { id, web_url: webUrl }: HookProject,
  otherId?: number | null,
): Project {
  return { id: id ?? otherId ?? null, webUrl };
}

/** An id of GitLab's is a number; those of test deliveries are text. */
export const idSchema = z.union([z.int(), z.string().min(1)]);

/** Blank text is as good as none. */
export const optionalText = z
  .string()
  .nullish()
  .transform(text => text?.trim() || null);

/** Addresses of what may be missing, such as the job of a deployment made through the API. */
export const optionalUrl = optionalText.transform(text =>
  text !== null && /^https?:/.test(text) && URL.canParse(text) ? text : null,
);
