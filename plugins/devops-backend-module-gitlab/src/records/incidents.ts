import {
  formatInstant,
  Instant,
  SentIncident,
} from '@devops-domains/backstage-plugin-devops-common';
import { incidentUpdatedAt } from '@devops-domains/backstage-plugin-devops-node';
import { externalId, Project } from './project';

/** An issue as far as it can be an incident, from an event or from the API. */
export interface Issue {
  project: Project;
  number: number;
  /** `Incident`, `issue`, `Task`, … in any case; null where GitLab does not say. */
  type: string | null;
  labels: readonly string[];
  state: string;
  severity: string | null;
  title: string;
  description: string | null;
  confidential: boolean;
  openedAt: Instant;
  closedAt: Instant | null;
  updatedAt: Instant;
  url: string | null;
}

const inLowerCase = (text: string) => text.toLocaleLowerCase('en-US');

/** Whether an issue is an incident: by its type, or by one of the configured labels. */
export function isIncident(
  { type, labels }: Pick<Issue, 'type' | 'labels'>,
  incidentLabels: readonly string[],
): boolean {
  const wanted = new Set(incidentLabels.map(inLowerCase));
  return (
    inLowerCase(type ?? '') === 'incident' ||
    labels.some(label => wanted.has(inLowerCase(label)))
  );
}

/** The record of an issue that is an incident. */
export function incidentRecord(issue: Issue): Omit<SentIncident, 'source'> {
  const { project, number, closedAt, confidential, description, url } = issue;
  // A reopened issue keeps the time at which it was closed before.
  const isClosed = inLowerCase(issue.state) === 'closed';
  const cause = /\broot cause:\s*([0-9a-f]{40}(?:[0-9a-f]{24})?)\b/i.exec(
    description ?? '',
  );
  return {
    kind: 'incident',
    externalId: externalId(project, 'issues', number),
    repository: project.webUrl,
    deleted: false,
    openedAt: formatInstant(issue.openedAt),
    resolvedAt: isClosed ? formatInstant(closedAt ?? issue.updatedAt) : null,
    severity: severityOf(issue),
    updatedAt: incidentUpdatedAt(
      issue.updatedAt,
      isClosed ? 'resolved' : 'open',
    ),
    // Whoever sees the service may not see a confidential issue.
    title: confidential ? null : issue.title,
    causedBy: cause ? `revision:${cause[1].toLowerCase()}` : null,
    ...(url ? { url } : {}),
  };
}

/** The version that takes an incident out of all numbers. */
export function noIncidentRecord({
  project,
  number,
  openedAt,
  updatedAt,
}: Pick<Issue, 'project' | 'number' | 'openedAt' | 'updatedAt'>): Omit<
  SentIncident,
  'source'
> {
  return {
    kind: 'incident',
    externalId: externalId(project, 'issues', number),
    repository: project.webUrl,
    deleted: true,
    openedAt: formatInstant(openedAt),
    updatedAt: incidentUpdatedAt(updatedAt, 'gone'),
  };
}

const SEVERITIES = ['critical', 'high', 'major', 'medium', 'minor', 'low'];

/** GitLab's own severity of an incident, else what a label says: `severity::1`, `S2`, `critical`. */
function severityOf({ severity, labels }: Issue): string | null {
  const own = inLowerCase(severity ?? '');
  if (own !== '' && own !== 'unknown') {
    return own;
  }
  const names = labels.map(inLowerCase);
  const scoped = names
    .map(name => /^severity\s*[:/_ -]+\s*(.+)$/.exec(name)?.[1])
    .find(Boolean);
  const coded = names.find(name => /^(?:sev-?|[ps])[0-5]$/.test(name));
  return scoped ?? coded ?? SEVERITIES.find(s => names.includes(s)) ?? null;
}
