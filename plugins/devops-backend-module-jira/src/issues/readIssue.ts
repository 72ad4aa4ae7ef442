import { parseReference } from '@devops-domains/backstage-plugin-devops-common';
import { Reading } from '@devops-domains/backstage-plugin-devops-node';
import { JiraSettings } from '../configuration/jiraSettings';
import { fieldText } from './fieldText';
import { isIncident, wasIncident } from './isIncident';
import { IssueEvent, parseIssueEvent, webhookEventOf } from './issueEvent';
import { issueId, issueUrl, originalOf } from './issueLinks';

/** The annotation of a project, as Jira's other Backstage plugins have it. */
export const PROJECT_ANNOTATION = 'jira/project-key';
/** The annotation of a component of a project. */
export const COMPONENT_ANNOTATION = 'jira/component';

const EVENTS = [
  'jira:issue_created',
  'jira:issue_updated',
  'jira:issue_deleted',
];

/** @throws InputError naming the field that is not what Jira sends */
export function readIssue(payload: unknown, settings: JiraSettings): Reading {
  const name = webhookEventOf(payload);
  if (!EVENTS.includes(name)) {
    return { ignored: `${name} says nothing of an incident` };
  }
  const event = parseIssueEvent(payload);
  const { issue, at } = event;
  const identity = {
    kind: 'incident' as const,
    externalId: issueId(issue),
    updatedAt: at,
  };
  if (!isIncident(issue.fields, settings)) {
    const type = issue.fields.issuetype?.name ?? 'unknown';
    return wasIncident(event, settings)
      ? { records: [{ ...identity, deleted: true }] }
      : { ignored: `an issue of type '${type.slice(0, 60)}' is no incident` };
  }
  return {
    records: [
      {
        ...identity,
        ...wayToEntity(event, settings),
        deleted: name === 'jira:issue_deleted',
        openedAt: issue.fields.created,
        ...endOf(event),
        severity: fieldText(issue.fields, settings.severityField),
        title: issue.fields.summary ?? issue.key,
        ...(settings.causedByField && {
          causedBy: causeOf(fieldText(issue.fields, settings.causedByField)),
        }),
        duplicateOf: originalOf(event),
        url: issueUrl(event),
      },
    ],
  };
}

function wayToEntity({ issue }: IssueEvent, settings: JiraSettings) {
  const { fields } = issue;
  const [component, ...others] = fields.components ?? [];
  const isOfComponent =
    settings.byComponent && component && others.length === 0;
  return {
    // Null, which clears, where it was filled once.
    ...(settings.entityRefField && {
      entityRef: fieldText(fields, settings.entityRefField),
    }),
    selector: {
      [PROJECT_ANNOTATION]: fields.project.key,
      ...(isOfComponent && { [COMPONENT_ANNOTATION]: component.name }),
    },
  };
}

/** When the issue was done; null while it is not, nothing where that is not told. */
function endOf({ issue, changelog, at }: IssueEvent): {
  resolvedAt?: string | null;
} {
  const { status, resolutiondate, statuscategorychangedate } = issue.fields;
  const category = status?.statusCategory?.key;
  if (category ? category !== 'done' : !resolutiondate) {
    return { resolvedAt: null };
  }
  const isMoved = changelog?.items.some(({ field }) => field === 'status');
  const end =
    resolutiondate ?? statuscategorychangedate ?? (isMoved ? at : undefined);
  return end ? { resolvedAt: end } : {};
}

/**
 * A whole commit may stand there without more words. A shortened one would wait
 * for a change that never comes.
 */
function causeOf(text: string | null): string | null {
  if (text === null) return null;
  const commit = /^(?:revision:)?([0-9a-f]{40}|[0-9a-f]{64})$/i.exec(text)?.[1];
  if (commit) return `revision:${commit.toLowerCase()}`;
  return parseReference(text)?.kind === 'deployment' ? text : null;
}
