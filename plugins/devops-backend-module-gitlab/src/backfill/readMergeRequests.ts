import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { ConnectorRecord } from '@devops-domains/backstage-plugin-devops-node';
import { isAutomated } from '../records/automation';
import { changeOf } from '../records/commits';
import {
  mergedChange,
  MergedRequest,
  mergedRevision,
  unmergedChange,
} from '../records/mergeRequests';
import {
  apiCommitSchema,
  ApiMergeRequest,
  apiMergeRequestSchema,
  ApiNote,
  apiNoteSchema,
} from './apiSchemas';
import { ProjectHistory } from './ProjectHistory';
import { TimeSlice } from '@devops-domains/backstage-plugin-devops-node';

const COMMIT_PAGES = 5;
const NOTE_PAGES = 3;

/** Reads the merge requests that were merged into the default branch, with their first commit, review and approval. */
export async function readMergeRequests(
  history: ProjectHistory,
  slice: TimeSlice,
): Promise<void> {
  const { api, project, defaultBranch } = history;
  const pages = api.updated(
    apiMergeRequestSchema,
    [project.id, 'merge_requests'],
    {
      state: 'merged',
      scope: 'all',
      ...(defaultBranch ? { target_branch: defaultBranch } : {}),
    },
    slice,
  );
  for await (const page of pages) {
    const records = await Promise.all(
      page.map(request =>
        history.writer.orPassOver(() => changesOf(history, request)),
      ),
    );
    await history.writer.write(records.flatMap(changes => changes ?? []));
  }
}

async function changesOf(
  { api, project }: ProjectHistory,
  request: ApiMergeRequest,
): Promise<ConnectorRecord[]> {
  const { squash_commit_sha: squash, merge_commit_sha: merge } = request;
  const revision = mergedRevision({ squash, merge, head: request.sha });
  if (revision === null) {
    return [];
  }
  const path = [project.id, 'merge_requests', request.iid];
  const [commits, notes] = await Promise.all([
    api.list(
      apiCommitSchema,
      [...path, 'commits'],
      {},
      { pages: COMMIT_PAGES },
    ),
    api.list(
      apiNoteSchema,
      [...path, 'notes'],
      { sort: 'asc', order_by: 'created_at' },
      { pages: NOTE_PAGES },
    ),
  ]);
  const mergedAt = request.merged_at ?? request.updated_at;
  const merged: MergedRequest = {
    project,
    number: request.iid,
    openedAt: request.created_at,
    mergedAt,
    // More than the event of the same instant tells.
    updatedAt: request.updated_at + 1,
    firstCommitAt: earliest(commits.map(commit => commit.authored_date)),
    ...reviewsOf(request, notes, mergedAt),
    automated: isBot(request.author?.username),
    url: request.web_url,
  };
  const byId = new Map(commits.map(commit => [commit.id, commit]));
  // Squashed commits never reach the target branch.
  const brought = squash ? [] : byId.keys();
  const changes = [...new Set([...brought, revision])].map(id => {
    const commit = byId.get(id);
    return { ...mergedChange(id, merged), ...(commit ? changeOf(commit) : {}) };
  });
  const mistaken = squash ? merge ?? request.sha : null;
  return mistaken === null || mistaken === revision
    ? changes
    : [...changes, unmergedChange(mistaken, merged)];
}

/** Who wrote a note decides whether it is a review; that is not kept. */
function reviewsOf(
  { author }: ApiMergeRequest,
  notes: readonly ApiNote[],
  mergedAt: Instant,
): Pick<MergedRequest, 'firstReviewAt' | 'approvedAt'> {
  const reviews = notes.filter(
    note =>
      note.created_at <= mergedAt &&
      note.author?.id !== author?.id &&
      !isBot(note.author?.username),
  );
  const approvals = reviews.filter(
    ({ system, body }) =>
      system && body.startsWith('approved this merge request'),
  );
  const comments = reviews.filter(({ system }) => !system);
  const times = (list: readonly ApiNote[]) => list.map(note => note.created_at);
  return {
    firstReviewAt: earliest(times([...approvals, ...comments])),
    approvedAt: earliest(times(approvals)),
  };
}

function earliest(
  instants: readonly (Instant | null | undefined)[],
): Instant | null {
  const known = instants.filter(instant => typeof instant === 'number');
  return known.length > 0 ? Math.min(...known) : null;
}

/** The user names of bots look like their addresses. */
function isBot(username: string | undefined): boolean {
  return isAutomated({ name: username, email: `${username}@` });
}
