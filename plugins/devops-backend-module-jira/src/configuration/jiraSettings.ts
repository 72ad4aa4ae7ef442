import { Config } from '@backstage/config';

/** `devops.sources.jira`, as far as issues are read by it. */
export interface JiraSettings {
  /** Names of the issue types that are incidents, in any case. */
  issueTypes: readonly string[];
  /** Labels of issues of any type that are incidents. */
  labels: readonly string[];
  /** Names of request types of Jira Service Management that are incidents. */
  requestTypes: readonly string[];
  /** Whether an issue belongs to the entity of its component, not only of its project. */
  byComponent: boolean;
  /** Field that holds the severity. */
  severityField: string;
  /** Field that holds an entity ref; null: none. */
  entityRefField: string | null;
  /** Field that holds what caused the incident; null: none. */
  causedByField: string | null;
}

/** What Jira and Jira Service Management call incidents by themselves. */
const ISSUE_TYPES = ['Incident', '[System] Incident'];

/** @throws Error naming the key that is wrong */
export function readJiraSettings(config?: Config): JiraSettings {
  return {
    issueTypes: config?.getOptionalStringArray('issueTypes') ?? ISSUE_TYPES,
    labels: config?.getOptionalStringArray('labels') ?? [],
    requestTypes: config?.getOptionalStringArray('requestTypes') ?? [],
    byComponent: config?.getOptionalBoolean('byComponent') ?? false,
    severityField: config?.getOptionalString('severityField') ?? 'priority',
    entityRefField: config?.getOptionalString('entityRefField') ?? null,
    causedByField: config?.getOptionalString('causedByField') ?? null,
  };
}
