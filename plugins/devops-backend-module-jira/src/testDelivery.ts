import { formatInstant } from '@devops-domains/backstage-plugin-devops-common';
import {
  TestDelivery,
  TestTarget,
} from '@devops-domains/backstage-plugin-devops-node';
import { JiraSettings } from './configuration/jiraSettings';
import { COMPONENT_ANNOTATION, PROJECT_ANNOTATION } from './issues/readIssue';

/** An incident that is done as it is created, so that it leaves nothing open. */
export function testDelivery(
  { annotations, id, now }: TestTarget,
  settings: JiraSettings,
): TestDelivery | { missingAnnotations: string[] } {
  const key = annotations[PROJECT_ANNOTATION];
  if (!key) {
    return { missingAnnotations: [PROJECT_ANNOTATION] };
  }
  const component = annotations[COMPONENT_ANNOTATION];
  const at = formatInstant(now);
  return {
    headers: {},
    payload: {
      timestamp: now,
      webhookEvent: 'jira:issue_created',
      issue: {
        id: `test-${id}`,
        key: `${key}-TEST`,
        fields: {
          summary: 'Test from DevOps Domains',
          created: at,
          resolutiondate: at,
          issuetype: { name: settings.issueTypes[0] ?? 'Incident' },
          labels: settings.labels.slice(0, 1),
          project: { key },
          components: component ? [{ name: component }] : [],
          status: { statusCategory: { key: 'done' } },
        },
      },
    },
  };
}
