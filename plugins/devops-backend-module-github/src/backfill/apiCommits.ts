import { instantText } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { Commit } from '../records/commits';
import { isBot } from '../records/pullRequests';

const signature = z.object({ date: instantText.nullish() }).nullish();

/** A commit in the answers of the API. */
export const apiCommitSchema = z.object({
  sha: z.string().min(1),
  html_url: z.string().nullish(),
  commit: z.object({ author: signature, committer: signature }),
  author: z.object({ type: z.string().nullish() }).nullish(),
  parents: z.array(z.object({ sha: z.string().min(1) })).nullish(),
});

/** @see {@link apiCommitSchema} */
export type ApiCommit = z.infer<typeof apiCommitSchema>;

/** What the API says of a commit. */
export function commitOf(api: ApiCommit): Commit {
  return {
    revision: api.sha,
    parents: api.parents?.map(({ sha }) => sha) ?? null,
    authoredAt: api.commit.author?.date ?? null,
    committedAt: api.commit.committer?.date ?? null,
    isAutomated: isBot(api.author),
    url: api.html_url ?? null,
  };
}
