import { incidentRecord, isIncident, Issue } from '../records/incidents';
import { ApiIssue, apiIssueSchema } from './apiSchemas';
import { ProjectHistory } from './ProjectHistory';
import { TimeSlice } from '@devops-domains/backstage-plugin-devops-node';

/** Reads the issues that are incidents, by their type and by each of the configured labels. */
export async function readIncidents(
  history: ProjectHistory,
  slice: TimeSlice,
): Promise<void> {
  const { incidentLabels } = history;
  const queries = [
    { issue_type: 'incident' },
    ...incidentLabels.map(labels => ({ labels })),
  ];
  for (const query of queries) {
    const pages = history.api.updated<ApiIssue>(
      apiIssueSchema,
      [history.project.id, 'issues'],
      { scope: 'all', state: 'all', ...query },
      slice,
    );
    for await (const page of pages) {
      const incidents = page
        .map(issue => issueOf(history, issue))
        .filter(issue => isIncident(issue, incidentLabels));
      await history.writer.write(incidents.map(incidentRecord));
    }
  }
}

function issueOf({ project }: ProjectHistory, issue: ApiIssue): Issue {
  return {
    project,
    number: issue.iid,
    type: issue.issue_type ?? issue.type,
    labels: issue.labels ?? [],
    state: issue.state,
    severity: issue.severity,
    title: issue.title,
    description: issue.description ?? null,
    confidential: issue.confidential ?? false,
    openedAt: issue.created_at,
    closedAt: issue.closed_at ?? null,
    updatedAt: issue.updated_at,
    url: issue.web_url,
  };
}
