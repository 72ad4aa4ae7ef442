import {
  TestDelivery,
  TestTarget,
} from '@devops-domains/backstage-plugin-devops-node';
import { DateTime } from 'luxon';
import { ENTITY_ANNOTATIONS, projectUrlOf } from '../records/annotations';

/** A deployment to `test` that has just succeeded, as GitLab would tell it. */
export function testDelivery(
  target: TestTarget,
): TestDelivery | { missingAnnotations: readonly string[] } {
  const webUrl = projectUrlOf(target.annotations);
  if (webUrl === null) {
    return { missingAnnotations: ENTITY_ANNOTATIONS };
  }
  const at = DateTime.fromMillis(target.now, { zone: 'utc' });
  return {
    headers: {
      'content-type': 'application/json',
      'x-gitlab-event': 'Deployment Hook',
      'idempotency-key': target.id,
    },
    payload: {
      object_kind: 'deployment',
      status: 'success',
      status_changed_at: at.toFormat('yyyy-MM-dd HH:mm:ss ZZZ'),
      deployment_id: target.id,
      deployable_id: null,
      deployable_url: null,
      environment: 'test',
      environment_tier: 'testing',
      project: {
        web_url: webUrl,
        path_with_namespace: new URL(webUrl).pathname.slice(1),
        default_branch: 'main',
      },
    },
  };
}
