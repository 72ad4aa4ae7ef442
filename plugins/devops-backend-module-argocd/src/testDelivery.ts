import {
  TestDelivery,
  TestTarget,
} from '@devops-domains/backstage-plugin-devops-node';
import { APPLICATION_ANNOTATIONS } from './sync/annotations';

/** What the template renders for an application that says whose it is. */
export function testDelivery({ entityRef, id, now }: TestTarget): TestDelivery {
  const at = new Date(now).toISOString();
  return {
    headers: {},
    payload: {
      instance: '',
      argocdUrl: '',
      application: {
        uid: `test-${id}`,
        name: 'devops-domains-test',
        namespace: '',
        labels: {},
        annotations: {
          [APPLICATION_ANNOTATIONS.entityRef]: entityRef,
          [APPLICATION_ANNOTATIONS.environment]: 'test',
        },
      },
      destination: {},
      operation: {
        phase: 'Succeeded',
        startedAt: at,
        finishedAt: at,
        revision: id,
        revisions: [],
      },
      health: 'Healthy',
    },
  };
}
