import { parsePayload } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { instantSchema } from '../records/instants';
import { mergedChange, mergedRevision } from '../records/mergeRequests';
import { SOURCE_TITLE } from '../records/source';
import { HookReader } from './hookReader';
import {
  hookProjectSchema,
  optionalText,
  optionalUrl,
  projectOf,
} from './hookSchemas';

const schema = z.object({
  project: hookProjectSchema,
  object_attributes: z.object({
    iid: z.int(),
    action: optionalText,
    state: z.string(),
    target_branch: z.string(),
    created_at: instantSchema,
    updated_at: instantSchema,
    merged_at: instantSchema.nullish(),
    merge_commit_sha: optionalText,
    squash_commit_sha: optionalText,
    last_commit: z.object({ id: z.string().min(1) }).nullish(),
    url: optionalUrl,
  }),
});

/** Reads a merge request at the moment of its merge; what happens to it before or after says nothing more. */
export const readMergeRequestHook: HookReader = delivery => {
  const hook = parsePayload(schema, delivery.payload, SOURCE_TITLE);
  const { object_attributes: request } = hook;
  if (request.state !== 'merged') {
    return {
      ignored: `the merge request is ${request.state}; only a merged one is a change`,
    };
  }
  if (request.action !== null && request.action !== 'merge') {
    return {
      ignored: `the merge request was merged before; '${request.action}' adds nothing`,
    };
  }
  const branch = hook.project.default_branch;
  if (branch && request.target_branch !== branch) {
    return {
      ignored: `it was merged into ${request.target_branch}, not into the default branch ${branch}`,
    };
  }
  const revision = mergedRevision({
    squash: request.squash_commit_sha,
    merge: request.merge_commit_sha,
    head: request.last_commit?.id,
  });
  if (revision === null) {
    return { ignored: 'the merge request names no commit' };
  }
  const change = mergedChange(revision, {
    project: projectOf(hook.project),
    number: request.iid,
    openedAt: request.created_at,
    mergedAt: request.merged_at ?? request.updated_at,
    updatedAt: request.updated_at,
    url: request.url,
  });
  return { records: [change] };
};
