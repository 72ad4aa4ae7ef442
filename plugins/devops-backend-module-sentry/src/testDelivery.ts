import { formatInstant } from '@devops-domains/backstage-plugin-devops-common';
import {
  TestDelivery,
  TestTarget,
} from '@devops-domains/backstage-plugin-devops-node';
import { PROJECT_ANNOTATION } from './alerts/annotation';
import {
  REQUEST_HEADER,
  RESOURCE_HEADER,
  TIMESTAMP_HEADER,
} from './alerts/webhook';

/** An alert that ends as it begins, so that it leaves nothing open. */
export function testDelivery({
  annotations,
  id,
  now,
}: TestTarget): TestDelivery | { missingAnnotations: string[] } {
  const project = annotations[PROJECT_ANNOTATION];
  if (!project) {
    return { missingAnnotations: [PROJECT_ANNOTATION] };
  }
  const at = formatInstant(now);
  return {
    headers: {
      [REQUEST_HEADER]: `test-${id}`,
      [RESOURCE_HEADER]: 'metric_alert',
      [TIMESTAMP_HEADER]: String(Math.floor(now / 1000)),
    },
    payload: {
      action: 'critical',
      data: {
        metric_alert: {
          id: `test-${id}`,
          projects: [project],
          alert_rule: { name: 'Test from DevOps Domains' },
          date_created: at,
          date_closed: at,
        },
      },
    },
  };
}
