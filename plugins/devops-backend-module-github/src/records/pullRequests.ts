import { instantText } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { idSchema, Repository } from './repository';

const accountSchema = z
  .object({ id: idSchema.nullish(), type: z.string().nullish() })
  .nullish();

/** A pull request in events and in the API's lists, as far as it is read. */
export const pullRequestSchema = z.object({
  id: idSchema,
  number: z.int().nonnegative(),
  created_at: instantText,
  updated_at: instantText,
  merged_at: instantText.nullish(),
  merge_commit_sha: z.string().nullish(),
  html_url: z.string().nullish(),
  user: accountSchema,
  head: z.object({ sha: z.string().min(1) }),
  base: z.object({ ref: z.string() }),
});

/** A review in events and in the API. */
export const reviewSchema = z.object({
  state: z.string(),
  submitted_at: instantText.nullish(),
  user: accountSchema,
});

/** @see {@link pullRequestSchema} */
export type GithubPullRequest = z.infer<typeof pullRequestSchema>;
/** @see {@link reviewSchema} */
export type GithubReview = z.infer<typeof reviewSchema>;

/** Whether GitHub knows an account for a bot's. */
export const isBot = (account: { type?: string | null } | null | undefined) =>
  account?.type === 'Bot';

/**
 * Whether it was merged into the branch that releases are made from. What is
 * merged into another branch is on its way: it comes to that branch later, as
 * commits of another merge.
 */
export function isMergedToMain(
  { default_branch }: Repository,
  { base }: GithubPullRequest,
): boolean {
  return !default_branch || base.ref === default_branch;
}

/** Somebody else's look at it: neither a bot's nor the author's own. */
export function isReview(
  pullRequest: GithubPullRequest,
  { user }: GithubReview,
): boolean {
  const author = pullRequest.user?.id ?? null;
  return !isBot(user) && (author === null || author !== (user?.id ?? null));
}
