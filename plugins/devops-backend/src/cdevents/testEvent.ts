import { formatInstant } from '@devops-domains/backstage-plugin-devops-common';
import { TestTarget } from '@devops-domains/backstage-plugin-devops-node';

/** A deployment to the environment `test`, in the words of the latest version. */
export function testEvent({ entityRef, id, now }: TestTarget) {
  return {
    context: {
      specversion: '0.5.1',
      id,
      source: '/devops-domains/test',
      type: 'dev.cdevents.service.deployed.0.3.0',
      timestamp: formatInstant(now),
    },
    subject: {
      id: entityRef,
      source: '/devops-domains/test',
      content: {
        environment: { id: 'test' },
        artifactId: `pkg:generic/devops-domains-test@${id}`,
      },
    },
    customData: { entityRef },
    customDataContentType: 'application/json',
  };
}
