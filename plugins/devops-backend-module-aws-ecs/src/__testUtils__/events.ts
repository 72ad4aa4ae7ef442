export const SERVICE =
  'arn:aws:ecs:us-west-2:111122223333:service/default/servicetest';

/** An event with the fields of the example in the Amazon ECS developer guide. */
export function event(detail: object = {}, part: object = {}) {
  return {
    version: '0',
    id: 'ddca6449-b258-46c0-8653-e0e3a6EXAMPLE',
    'detail-type': 'ECS Deployment State Change',
    source: 'aws.ecs',
    account: '111122223333',
    time: '2026-11-01T12:31:14Z',
    region: 'us-west-2',
    resources: [SERVICE],
    detail: {
      eventType: 'INFO',
      eventName: 'SERVICE_DEPLOYMENT_IN_PROGRESS',
      deploymentId: 'ecs-svc/123',
      updatedAt: '2026-11-01T11:11:11Z',
      reason: 'ECS deployment deploymentId in progress.',
      ...detail,
    },
    ...part,
  };
}

export const completed = (detail: object = {}) =>
  event({
    eventName: 'SERVICE_DEPLOYMENT_COMPLETED',
    updatedAt: '2026-11-01T11:21:11Z',
    reason: 'ECS deployment deploymentID completed.',
    ...detail,
  });

export const failed = (detail: object = {}) =>
  event({
    eventType: 'ERROR',
    eventName: 'SERVICE_DEPLOYMENT_FAILED',
    updatedAt: '2026-11-01T11:16:11Z',
    reason: 'ECS deployment circuit breaker: task failed to start.',
    ...detail,
  });
