import { JiraSettings } from '../configuration/jiraSettings';
import { IssueEvent, IssueFields } from './issueEvent';

/** Whether the names hold the name, in any case. */
function holds(names: readonly string[], name: string): boolean {
  return names.some(one => one.toLowerCase() === name.toLowerCase());
}

/** By its type, a label, or its request type. */
export function isIncident(
  fields: IssueFields,
  settings: JiraSettings,
): boolean {
  return (
    holds(settings.issueTypes, fields.issuetype?.name ?? '') ||
    (fields.labels ?? []).some(label => holds(settings.labels, label)) ||
    requestTypesOf(fields).some(name => holds(settings.requestTypes, name))
  );
}

/** Whether this event took the issue out of the incidents: its type or its label is another now. */
export function wasIncident(
  { changelog }: IssueEvent,
  settings: JiraSettings,
): boolean {
  return (changelog?.items ?? []).some(({ field, fromString }) => {
    const before = fromString ?? '';
    return (
      (field === 'issuetype' && holds(settings.issueTypes, before)) ||
      (field === 'labels' &&
        before.split(' ').some(label => holds(settings.labels, label)))
    );
  });
}

/** The field of the request type has another id in every Jira, but always this shape. */
function requestTypesOf(fields: IssueFields): string[] {
  return Object.values(fields).flatMap(value => {
    const requestType = memberOf(value, 'requestType');
    const name = memberOf(requestType, 'name');
    return typeof name === 'string' ? [name] : [];
  });
}

/** A member of what may be an object. */
export function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, key)
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}
