import { z } from 'zod';

/** Ids are numbers; those of test deliveries are text. */
export const idSchema = z.union([z.int(), z.string().min(1).max(100)]);

/** A repository as far as records need it, in events and in the API. */
export const repositorySchema = z.object({
  id: idSchema,
  full_name: z.string().min(1),
  html_url: z.url({ protocol: /^https?$/ }),
  default_branch: z.string().nullish(),
});

/** @see {@link repositorySchema} */
export type Repository = z.infer<typeof repositorySchema>;

/**
 * The id of a record: the number that survives a rename or transfer of the
 * repository. Numbers are unique within one GitHub, so those of a company's own
 * server begin with its host.
 */
export function externalId(repository: Repository, id: string | number) {
  const { host } = new URL(repository.html_url);
  return host === 'github.com' ? String(id) : `${host}/${id}`;
}
