import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { z } from 'zod';

const pullRequestTimesSchema = z.object({
  number: z.int(),
  firstCommitAt: z.string().nullable(),
  openedAt: z.string(),
  firstReviewAt: z.string().nullable(),
  approvedAt: z.string().nullable(),
  mergedAt: z.string(),
});

/** A merged pull request with the commits by which it is known again. */
export const mergedPullRequestSchema = z.object({
  times: pullRequestTimesSchema,
  /** The commit on the branch that it was merged into. */
  revision: z.string(),
  /** Its own commits, which a merge keeps and a squash replaces. */
  commits: z.array(z.string()),
});

/** @see {@link mergedPullRequestSchema} */
export type MergedPullRequest = z.infer<typeof mergedPullRequestSchema>;

/** How long a merge usually waits for its release at most, in milliseconds. */
const KEPT_MS = 30 * 86_400_000;
const MOST_KEPT = 200;

/** Tells which pull request brought a commit, without asking GitHub again. */
export class PullRequestIndex {
  readonly #byNumber = new Map<number, MergedPullRequest>();
  readonly #byRevision = new Map<string, MergedPullRequest>();

  constructor(known: readonly MergedPullRequest[] = []) {
    known.forEach(one => this.add(one));
  }

  add(pullRequest: MergedPullRequest): void {
    this.#byNumber.set(pullRequest.times.number, pullRequest);
    for (const sha of [pullRequest.revision, ...pullRequest.commits]) {
      this.#byRevision.set(sha, pullRequest);
    }
  }

  numbered(number: number): MergedPullRequest | undefined {
    return this.#byNumber.get(number);
  }

  bringing(revision: string): MergedPullRequest | undefined {
    return this.#byRevision.get(revision);
  }

  /** What is worth remembering until the next time: the latest, of which releases are yet to come. */
  recent(now: Instant): MergedPullRequest[] {
    return [...this.#byNumber.values()]
      .filter(({ times }) => Date.parse(times.mergedAt) > now - KEPT_MS)
      .sort(
        (a, b) => Date.parse(b.times.mergedAt) - Date.parse(a.times.mergedAt),
      )
      .slice(0, MOST_KEPT);
  }
}
