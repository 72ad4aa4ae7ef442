import { formatInstant } from '@devops-domains/backstage-plugin-devops-common';
import { inSuccession } from '@devops-domains/backstage-plugin-devops-node';
import { commitRecord, listedChange } from '../records/commits';
import { apiCommitSchema, commitOf } from './apiCommits';
import { pullRequestsOf } from './commitPullRequests';
import { compare, Comparison } from './compare';
import { isGone } from './GithubApi';
import { Release } from './releases';
import { RepositoryHistory } from './RepositoryHistory';

/** Enough for what is released at once. */
const COMMIT_PAGES = 20;

/**
 * Writes for each release, the latest first, which changes lie between it and
 * the one before in its environment.
 *
 * @param releaseBefore - finds that one from before the span that is read; null when there is none
 */
export async function writeCarriedChanges(
  history: RepositoryHistory,
  releases: readonly Release[],
  releaseBefore: (release: Release) => Promise<Release | null>,
): Promise<void> {
  for (const { release, previous } of inSuccession(releases)) {
    await history.writer.orPassOver(async () => {
      const before = previous ?? (await releaseBefore(release));
      if (before) {
        await writeChangesBetween(history, before, release);
      }
    });
  }
}

async function writeChangesBetween(
  history: RepositoryHistory,
  previous: Release,
  release: Release,
): Promise<void> {
  const compared: Comparison =
    previous.revision === release.revision
      ? { commits: [] }
      : await compare(
          history.api,
          history.path,
          previous.revision,
          release.revision,
        );
  if (compared.commits === null) {
    if (compared.reason === 'gone') {
      await writeCommitsByDate(history, previous, release);
    }
    return;
  }
  const pullRequests = await pullRequestsOf(
    history,
    compared.commits.map(({ sha }) => sha),
  );
  const changes = compared.commits.map(commit => {
    const pullRequest = pullRequests.get(commit.sha);
    return {
      ...listedChange(commitOf(commit)),
      ...(pullRequest ? { pullRequest } : {}),
    };
  });
  await history.writer.write([
    {
      kind: 'deployment',
      externalId: release.externalId,
      environment: release.environment,
      status: 'succeeded',
      finishedAt: formatInstant(release.finishedAt),
      changes,
      // Of two releases before this one the later is the nearer, and tells better.
      updatedAt: formatInstant(previous.finishedAt),
    },
  ]);
}

/**
 * Writes the commits between two releases as changes of their own, where the
 * history was rewritten. The release does not list them: that they are known by
 * their dates only, is found out and said where the numbers are computed.
 */
async function writeCommitsByDate(
  history: RepositoryHistory,
  previous: Release,
  release: Release,
): Promise<void> {
  try {
    // The first of them is the release's own, whose parents lead to the others.
    const { api, path, repository } = history;
    const head = await api.one(
      apiCommitSchema,
      `${path}/commits/${encodeURIComponent(release.revision)}`,
    );
    const between = await history.list(
      apiCommitSchema,
      'commits',
      {
        sha: release.revision,
        since: formatInstant(previous.finishedAt),
        until: formatInstant(release.finishedAt),
      },
      { pages: COMMIT_PAGES },
    );
    const commits = new Map([head, ...between].map(one => [one.sha, one]));
    await history.writer.write(
      [...commits.values()].map(one => commitRecord(repository, commitOf(one))),
    );
  } catch (error) {
    // Then GitHub does not know the release's revision itself any more.
    if (!isGone(error)) {
      throw error;
    }
  }
}
