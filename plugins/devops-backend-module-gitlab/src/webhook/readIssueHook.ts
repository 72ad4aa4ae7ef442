import { parsePayload } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import {
  incidentRecord,
  isIncident,
  Issue,
  noIncidentRecord,
} from '../records/incidents';
import { instantSchema } from '../records/instants';
import { SOURCE_TITLE } from '../records/source';
import { HookReader } from './hookReader';
import {
  hookProjectSchema,
  optionalText,
  optionalUrl,
  projectOf,
} from './hookSchemas';

const labelsSchema = z
  .array(z.object({ title: z.string() }))
  .nullish()
  .transform(labels => labels?.map(({ title }) => title) ?? null);

const schema = z.object({
  project: hookProjectSchema,
  object_attributes: z.object({
    iid: z.int(),
    project_id: z.int().nullish(),
    type: optionalText,
    issue_type: optionalText,
    state: z.string(),
    severity: optionalText,
    title: z.string(),
    description: z.string().nullish(),
    confidential: z.boolean().nullish(),
    created_at: instantSchema,
    closed_at: instantSchema.nullish(),
    updated_at: instantSchema,
    url: optionalUrl,
    labels: labelsSchema,
  }),
  labels: labelsSchema,
  changes: z
    .object({ labels: z.object({ previous: labelsSchema }).nullish() })
    .nullish(),
});

type IssueHook = z.infer<typeof schema>;

/** Reads an issue that is an incident, and one that no longer is. */
export const readIssueHook: HookReader = (delivery, { incidentLabels }) => {
  const hook = parsePayload(schema, delivery.payload, SOURCE_TITLE);
  const issue = issueOf(hook);
  if (isIncident(issue, incidentLabels)) {
    return { records: [incidentRecord(issue)] };
  }
  const before = hook.changes?.labels?.previous ?? [];
  if (isIncident({ type: null, labels: before }, incidentLabels)) {
    return { records: [noIncidentRecord(issue)] };
  }
  return {
    ignored: `the issue is no incident: neither its type nor a label (${incidentLabels.join(
      ', ',
    )}) says so`,
  };
};

function issueOf({ project, object_attributes: issue, labels }: IssueHook) {
  return {
    project: projectOf(project, issue.project_id),
    number: issue.iid,
    type: issue.type ?? issue.issue_type,
    labels: labels ?? issue.labels ?? [],
    state: issue.state,
    severity: issue.severity,
    title: issue.title,
    description: issue.description ?? null,
    confidential: issue.confidential ?? false,
    openedAt: issue.created_at,
    closedAt: issue.closed_at ?? null,
    updatedAt: issue.updated_at,
    url: issue.url,
  } satisfies Issue;
}
