import {
  ConnectorRecord,
  instantText,
  parsePayload,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { BitbucketSettings } from '../configuration/bitbucketSettings';
import { pullRequestId } from './pullRequest';
import { mainBranchesOf, repositorySchema, repositoryUrl } from './webhook';

const commitSchema = z.object({
  hash: z.string(),
  date: instantText,
  message: z.string().nullish(),
  parents: z.array(z.object({ hash: z.string() })).nullish(),
});

const schema = z.object({
  repository: repositorySchema,
  push: z.object({
    changes: z.array(
      z.object({
        new: z.object({ type: z.string(), name: z.string() }).nullish(),
        commits: z.array(commitSchema).nullish(),
      }),
    ),
  }),
});

type Commit = z.infer<typeof commitSchema>;
type Repository = z.infer<typeof repositorySchema>;

/** The commits of a push to the main branch; Bitbucket sends the latest few only. */
export function readPush(
  payload: unknown,
  settings: BitbucketSettings,
): Reading {
  const { repository, push } = parsePayload(schema, payload, 'Bitbucket');
  const branches = mainBranchesOf(repository, settings);
  const commits = push.changes
    .filter(
      change =>
        change.new?.type === 'branch' && branches.includes(change.new.name),
    )
    .flatMap(change => change.commits ?? []);
  return commits.length > 0
    ? { records: commits.flatMap(commit => recordsOf(commit, repository)) }
    : { ignored: 'the push brings no commit to the main branch' };
}

function recordsOf(commit: Commit, repository: Repository): ConnectorRecord[] {
  const change = {
    kind: 'change' as const,
    updatedAt: commit.date,
    repository: repositoryUrl(repository),
    revision: commit.hash,
    // The one date that Bitbucket gives.
    committedAt: commit.date,
    ...(commit.parents && { parents: commit.parents.map(({ hash }) => hash) }),
  };
  const merged = mergedPullRequest(commit);
  return [
    { ...change, externalId: `${repository.uuid}/${commit.hash}` },
    ...(merged === null
      ? []
      : [{ ...change, externalId: pullRequestId(repository, merged) }]),
  ];
}

/** Bitbucket begins the message of a merge with `Merged in branch (pull request #12)`. */
function mergedPullRequest({ message }: Commit): number | null {
  const match = /^Merged in .*\(pull request #(\d{1,9})\)/.exec(message ?? '');
  return match ? Number(match[1]) : null;
}
