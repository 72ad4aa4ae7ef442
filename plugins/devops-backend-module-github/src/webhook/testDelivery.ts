import { formatInstant } from '@devops-domains/backstage-plugin-devops-common';
import { Connector } from '@devops-domains/backstage-plugin-devops-node';
import { createHash } from 'node:crypto';
import { ENTITY_ANNOTATIONS, repositoryUrlOf } from '../records/annotations';

/**
 * A deployment that succeeded in the environment `test`, as GitHub would tell of
 * it: it finds its entity by the repository, as real ones do.
 */
export const testDelivery: Connector['testDelivery'] = target => {
  const url = repositoryUrlOf(target.annotations);
  if (!url) {
    return { missingAnnotations: ENTITY_ANNOTATIONS };
  }
  const at = formatInstant(target.now);
  const slug = new URL(url).pathname.slice(1);
  return {
    headers: {
      'x-github-event': 'deployment_status',
      'x-github-delivery': target.id,
    },
    payload: {
      action: 'created',
      deployment_status: {
        id: `test-${target.id}`,
        state: 'success',
        environment: 'test',
        created_at: at,
      },
      deployment: {
        id: `test-${target.id}`,
        sha: createHash('sha1').update(target.id).digest('hex'),
        task: 'deploy',
        environment: 'test',
        created_at: at,
      },
      repository: { id: `test-${target.id}`, full_name: slug, html_url: url },
    },
  };
};
