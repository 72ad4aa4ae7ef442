import { formatInstant } from '@devops-domains/backstage-plugin-devops-common';
import {
  TestDelivery,
  TestTarget,
} from '@devops-domains/backstage-plugin-devops-node';
import { TEST_KEY } from './webhooks/commitStatus';
import { EVENT_HEADER, REQUEST_HEADER } from './webhooks/webhook';

/** The annotation of Bitbucket's plugins for Backstage: `workspace/repository`. */
export const PROJECT_ANNOTATION = 'bitbucket.com/project-slug';

/** A build status that tells of a deployment to the environment `test`. */
export function testDelivery({
  annotations,
  id,
  now,
}: TestTarget): TestDelivery | { missingAnnotations: string[] } {
  const slug = annotations[PROJECT_ANNOTATION];
  if (!slug) {
    return { missingAnnotations: [PROJECT_ANNOTATION] };
  }
  const at = formatInstant(now);
  return {
    headers: {
      [EVENT_HEADER]: 'repo:commit_status_updated',
      [REQUEST_HEADER]: `test-${id}`,
    },
    payload: {
      repository: { uuid: '{test}', full_name: slug },
      commit_status: {
        key: TEST_KEY,
        name: 'Test from DevOps Domains',
        state: 'SUCCESSFUL',
        commit: { hash: `test-${id}` },
        created_on: at,
        updated_on: at,
      },
    },
  };
}
