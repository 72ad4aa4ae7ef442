import { SentIncident } from '@devops-domains/backstage-plugin-devops-common';
import {
  incidentUpdatedAt,
  IncidentState,
  instantText,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { accepted } from './deploymentPayload';
import { httpUrl } from './links';
import { externalId, idSchema, Repository } from './repository';

/** Labels are objects in events, and may be names in answers of the API. */
const labelSchema = z.union([
  z.string(),
  z.object({ name: z.string().nullish() }).transform(({ name }) => name ?? ''),
]);

/** An issue in events and in the API, as far as it is read. */
export const issueSchema = z.object({
  id: idSchema,
  number: z.int(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.string().nullish(),
  labels: z.array(labelSchema).nullish(),
  created_at: instantText,
  updated_at: instantText,
  closed_at: instantText.nullish(),
  html_url: z.string().nullish(),
  pull_request: z.unknown().optional(),
});

/** @see {@link issueSchema} */
export type GithubIssue = z.infer<typeof issueSchema>;

const inLowerCase = (text: string) => text.trim().toLocaleLowerCase('en-US');

/** Whether a label makes an issue an incident; in any case. */
export function isIncidentLabel(
  label: string,
  incidentLabels: readonly string[],
): boolean {
  return incidentLabels.map(inLowerCase).includes(inLowerCase(label));
}

/**
 * The record of an issue that is an incident.
 *
 * @param options - `entityRefs`: whether its text may name the entity
 */
export function incidentRecord(
  repository: Repository,
  issue: GithubIssue,
  options: { entityRefs: boolean },
): Omit<SentIncident, 'source'> {
  const body = issue.body ?? '';
  // In a public repository anybody may write an issue.
  const entity = options.entityRefs ? entityIn(body) : undefined;
  const url = httpUrl(issue.html_url);
  return {
    ...incidentVersion(repository, issue, stateOf(issue)),
    deleted: false,
    ...entity,
    openedAt: issue.created_at,
    ...resolution(issue),
    severity: severityOf(issue.labels ?? []),
    title: issue.title,
    causedBy: causeIn(body),
    ...(url ? { url } : {}),
  };
}

/** The version that takes an incident out of all numbers. */
export function noIncidentRecord(
  repository: Repository,
  issue: GithubIssue,
): Omit<SentIncident, 'source'> {
  return {
    ...incidentVersion(repository, issue, 'gone'),
    openedAt: issue.created_at,
    deleted: true,
  };
}

function incidentVersion(
  repository: Repository,
  issue: GithubIssue,
  state: IncidentState,
) {
  return {
    kind: 'incident' as const,
    externalId: externalId(repository, `issue/${issue.id}`),
    repository: repository.html_url,
    updatedAt: incidentUpdatedAt(Date.parse(issue.updated_at), state),
  };
}

function stateOf({ state }: GithubIssue): IncidentState {
  return state === 'closed' ? 'resolved' : 'open';
}

/** A reopened issue may keep the time at which it was closed before; some events do not say whether it is open. */
function resolution({ state, closed_at, updated_at }: GithubIssue) {
  if (!state) {
    return {};
  }
  return {
    resolvedAt: state === 'closed' ? closed_at ?? updated_at : null,
  };
}

function entityIn(body: string) {
  // On one line: from each of many empty lines, all the others would be gone through.
  const [, ref] = /^[^\w\r\n]*entity:\s*`?([a-z]+:[\w./-]+)/im.exec(body) ?? [];
  return accepted('entityRef', ref);
}

/** A short revision names nothing for certain, and a link that leads nowhere would hide what can be inferred. */
function causeIn(body: string): string | null {
  const cause = /\broot[ -]cause:\s*`?([0-9a-f]{40}(?:[0-9a-f]{24})?)\b/i.exec(
    body,
  );
  return cause ? `revision:${cause[1].toLowerCase()}` : null;
}

const SEVERITIES = ['critical', 'high', 'major', 'medium', 'minor', 'low'];

/** What a label says: `severity: high`, `sev1`, `P1`, `critical`. */
function severityOf(labels: readonly string[]): string | null {
  const names = labels.map(inLowerCase);
  const scoped = names
    .map(name => /^severity\s*[:/_ -]+\s*(.+)$/.exec(name)?.[1])
    .find(Boolean);
  const coded = names.find(name => /^(?:sev-?|p)[0-5]$/.test(name));
  return scoped ?? coded ?? SEVERITIES.find(s => names.includes(s)) ?? null;
}
