import { RECORD_LIMITS } from '@devops-domains/backstage-plugin-devops-common';
import {
  instantText,
  parsePayload,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { commitRecord } from '../records/commits';
import { repositorySchema } from '../records/repository';
import { SOURCE_TITLE } from '../records/source';
import { EventReader } from './eventReader';

const commitSchema = z.object({
  id: z.string().min(1),
  timestamp: instantText,
  author: z
    .object({ name: z.string().nullish(), username: z.string().nullish() })
    .nullish(),
  url: z.string().nullish(),
});

const pushEvent = z.object({
  ref: z.string(),
  before: z.string(),
  after: z.string(),
  created: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
  forced: z.boolean().nullish(),
  commits: z.array(commitSchema),
  repository: repositorySchema,
});

type PushEvent = z.infer<typeof pushEvent>;

/** How many commits GitHub lists at most; more are cut off without a word. */
const LISTED_COMMITS = 2_048;

/**
 * `push`: the commits that are new on the default branch. Those that are not
 * `distinct` count as well: they were pushed to another branch before, and came
 * to the default branch only now.
 */
export const readPush: EventReader = payload => {
  const event = parsePayload(pushEvent, payload, SOURCE_TITLE);
  const { ref, repository, commits } = event;
  if (ref !== `refs/heads/${repository.default_branch}`) {
    return {
      ignored: `a push counts on the default branch, not on '${ref}'`,
    };
  }
  if (event.deleted || commits.length === 0) {
    return { ignored: 'a push that brings no commits' };
  }
  const parents = parentsOfHead(event);
  return {
    records: commits.map(({ id, timestamp, author, url }) =>
      commitRecord(repository, {
        revision: id,
        parents: id === event.after ? parents : null,
        authoredAt: null,
        committedAt: timestamp,
        isAutomated: /\[bot\]$/.test(author?.username ?? author?.name ?? ''),
        url: url ?? null,
      }),
    ),
  };
};

/**
 * What the head follows: the head before the push, and all that the push brought.
 * An event names no parents, but a push that only adds leads from one head to
 * the other, so that the changes of a release are known without asking GitHub.
 * Null where that is not certain.
 */
function parentsOfHead({ before, after, ...event }: PushEvent) {
  const others = event.commits.map(({ id }) => id).filter(id => id !== after);
  const isWhole =
    others.length < event.commits.length &&
    event.commits.length < LISTED_COMMITS &&
    others.length < RECORD_LIMITS.parents;
  return isWhole && !event.forced && !event.created && !/^0+$/.test(before)
    ? [before, ...others]
    : null;
}
