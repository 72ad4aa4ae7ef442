import {
  TestDelivery,
  TestTarget,
} from '@devops-domains/backstage-plugin-devops-node';
import { SERVICE_ARN_ANNOTATION } from './deployment/serviceArn';

const ANY_SERVICE =
  'arn:aws:ecs:us-east-1:000000000000:service/devops-domains/test';

/** An event as an input transformer sends it, so that the environment can be `test`. */
export function testDelivery(target: TestTarget): TestDelivery {
  const { entityRef, annotations, id } = target;
  const at = new Date(target.now).toISOString();
  const event = {
    version: '0',
    id: `test-${id}`,
    'detail-type': 'ECS Deployment State Change',
    source: 'aws.ecs',
    time: at,
    resources: [annotations[SERVICE_ARN_ANNOTATION] ?? ANY_SERVICE],
    detail: {
      eventType: 'INFO',
      eventName: 'SERVICE_DEPLOYMENT_COMPLETED',
      deploymentId: `ecs-svc/test-${id}`,
      updatedAt: at,
      reason: 'Test from DevOps Domains',
    },
  };
  return { headers: {}, payload: { entityRef, environment: 'test', event } };
}
