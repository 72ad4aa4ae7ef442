import {
  TestDelivery,
  TestTarget,
} from '@devops-domains/backstage-plugin-devops-node';
import { AlertRules } from './configuration/alertRules';

/** An alert that ends as it begins, so that it leaves nothing open. */
export function testDelivery(
  target: TestTarget,
  rules: AlertRules,
): TestDelivery | { missingAnnotations: string[] } {
  const labels = labelsOf(target, rules);
  if (labels === null) {
    const annotations = rules.selectors.map(rule => rule.annotation);
    return { missingAnnotations: [...new Set(annotations)] };
  }
  const now = new Date(target.now).toISOString();
  const alert = {
    status: 'resolved',
    labels: {
      alertname: 'DevOpsDomainsTest',
      [rules.severityLabel]: rules.severities?.[0] ?? 'warning',
      ...labels,
    },
    annotations: { summary: 'Test from DevOps Domains' },
    startsAt: now,
    endsAt: now,
    fingerprint: `test-${target.id}`,
  };
  return {
    headers: {},
    payload: {
      version: '4',
      status: 'resolved',
      receiver: 'devops-domains',
      groupKey: '{}:{}',
      truncatedAlerts: 0,
      alerts: [alert],
    },
  };
}

/** By a label with the entity's ref; where that is switched off, by an annotation of the entity. */
function labelsOf(
  { entityRef, annotations }: TestTarget,
  { entityLabels, selectors }: AlertRules,
): Record<string, string> | null {
  if (entityLabels.length > 0) {
    return { [entityLabels[0]]: entityRef };
  }
  for (const { annotation, value } of selectors) {
    const label = /^\{([^{}]+)\}$/.exec(value)?.[1];
    if (label && annotations[annotation]) {
      return { [label]: annotations[annotation] };
    }
  }
  return null;
}
