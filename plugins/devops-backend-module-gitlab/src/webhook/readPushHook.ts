import { formatInstant } from '@devops-domains/backstage-plugin-devops-common';
import { parsePayload } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { isAutomated } from '../records/automation';
import { instantSchema } from '../records/instants';
import { externalId } from '../records/project';
import { SOURCE_TITLE } from '../records/source';
import { HookReader } from './hookReader';
import { hookProjectSchema, optionalUrl, projectOf } from './hookSchemas';

const schema = z.object({
  ref: z.string(),
  project_id: z.int().nullish(),
  project: hookProjectSchema,
  commits: z
    .array(
      z.object({
        id: z.string().min(1),
        timestamp: instantSchema,
        url: optionalUrl,
        author: z
          .object({ name: z.string().nullish(), email: z.string().nullish() })
          .nullish(),
      }),
    )
    .nullish(),
});

/**
 * Reads the commits of a push to the default branch. GitLab lists the first 20,
 * with the time of the commit (not of its writing) and without parents; the
 * backfill reads the rest.
 */
export const readPushHook: HookReader = delivery => {
  const hook = parsePayload(schema, delivery.payload, SOURCE_TITLE);
  const branch = hook.ref.replace(/^refs\/heads\//, '');
  const main = hook.project.default_branch;
  if (main && branch !== main) {
    return { ignored: `'${branch}' is not the default branch ${main}` };
  }
  const commits = hook.commits ?? [];
  if (commits.length === 0) {
    return { ignored: 'the push brings no commit' };
  }
  const project = projectOf(hook.project, hook.project_id);
  return {
    records: commits.map(({ id, timestamp, url, author }) => ({
      kind: 'change',
      externalId: externalId(project, 'commits', id),
      repository: project.webUrl,
      revision: id,
      committedAt: formatInstant(timestamp),
      ...(author && isAutomated(author) ? { automated: true } : {}),
      ...(url ? { url } : {}),
    })),
  };
};
