import {
  TestDelivery,
  TestTarget,
} from '@devops-domains/backstage-plugin-devops-node';
import { SERVICE_ID_ANNOTATION } from './incidents/incident';

/** An incident that ends as it begins, so that it leaves nothing open. */
export function testDelivery(
  target: TestTarget,
): TestDelivery | { missingAnnotations: string[] } {
  const serviceId = target.annotations[SERVICE_ID_ANNOTATION];
  if (!serviceId) {
    return { missingAnnotations: [SERVICE_ID_ANNOTATION] };
  }
  const now = new Date(target.now).toISOString();
  const event = {
    id: `test-${target.id}`,
    event_type: 'incident.resolved',
    resource_type: 'incident',
    occurred_at: now,
    data: {
      id: `TEST-${target.id}`,
      type: 'incident',
      status: 'resolved',
      title: 'Test from DevOps Domains',
      created_at: now,
      service: { id: serviceId, type: 'service_reference' },
      priority: null,
      urgency: 'low',
    },
  };
  return { headers: {}, payload: { event } };
}
