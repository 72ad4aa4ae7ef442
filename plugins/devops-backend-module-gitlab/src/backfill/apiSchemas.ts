import { z } from 'zod';
import { instantSchema } from '../records/instants';
import { optionalText, optionalUrl } from '../webhook/hookSchemas';

const instantOrNull = instantSchema.nullish();

export const apiProjectSchema = z.object({
  id: z.int(),
  web_url: z.url({ protocol: /^https?$/ }),
  path_with_namespace: optionalText,
  default_branch: optionalText,
});
export type ApiProject = z.infer<typeof apiProjectSchema>;

export const apiDeploymentSchema = z
  .object({
    id: z.int(),
    sha: optionalText,
    status: z.string(),
    created_at: instantSchema,
    updated_at: instantOrNull,
    finished_at: instantOrNull,
    environment: z.object({ name: z.string().min(1), tier: optionalText }),
    deployable: z
      .object({
        id: z.int().nullish(),
        name: optionalText,
        started_at: instantOrNull,
        finished_at: instantOrNull,
        web_url: optionalUrl,
      })
      .nullish(),
  })
  // Not every GitLab tells when; it was not updated since then.
  .transform(({ created_at, updated_at, ...deployment }) => ({
    ...deployment,
    updated_at: updated_at ?? created_at,
  }));
export type ApiDeployment = z.infer<typeof apiDeploymentSchema>;

export const apiEnvironmentSchema = z.object({
  name: z.string(),
  tier: optionalText,
});
export type ApiEnvironment = z.infer<typeof apiEnvironmentSchema>;

export const apiCommitSchema = z.object({
  id: z.string().min(1),
  parent_ids: z.array(z.string().min(1)).nullish(),
  authored_date: instantOrNull,
  committed_date: instantOrNull,
  author_name: z.string().nullish(),
  author_email: z.string().nullish(),
});
export type ApiCommit = z.infer<typeof apiCommitSchema>;

export const apiComparisonSchema = z.object({
  commits: z.array(apiCommitSchema),
});

const userSchema = z.object({ id: z.int(), username: z.string() }).nullish();

export const apiMergeRequestSchema = z.object({
  id: z.int(),
  iid: z.int(),
  created_at: instantSchema,
  updated_at: instantSchema,
  merged_at: instantOrNull,
  merge_commit_sha: optionalText,
  squash_commit_sha: optionalText,
  sha: optionalText,
  author: userSchema,
  web_url: optionalUrl,
});
export type ApiMergeRequest = z.infer<typeof apiMergeRequestSchema>;

export const apiNoteSchema = z.object({
  body: z.string(),
  system: z.boolean(),
  created_at: instantSchema,
  author: userSchema,
});
export type ApiNote = z.infer<typeof apiNoteSchema>;

export const apiIssueSchema = z.object({
  id: z.int(),
  iid: z.int(),
  type: optionalText,
  issue_type: optionalText,
  labels: z.array(z.string()).nullish(),
  state: z.string(),
  severity: optionalText,
  title: z.string(),
  description: z.string().nullish(),
  confidential: z.boolean().nullish(),
  created_at: instantSchema,
  closed_at: instantOrNull,
  updated_at: instantSchema,
  web_url: optionalUrl,
});
export type ApiIssue = z.infer<typeof apiIssueSchema>;
