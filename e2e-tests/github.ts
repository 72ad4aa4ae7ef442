import { createHmac, randomUUID } from 'node:crypto';
import { APIRequestContext, APIResponse } from '@playwright/test';

/** What the portals under test and their GitHub both know. */
export const GITHUB_SECRET = 'e2e-secret-of-github';

/** A deployment to production that succeeded, as GitHub tells of it. */
export function succeededDeployment(slug: string, id: string): object {
  const at = new Date().toISOString();
  const environment = 'production';
  return {
    action: 'created',
    deployment_status: { id, state: 'success', environment, created_at: at },
    deployment: {
      id,
      sha: id.replace(/-/g, '').padEnd(40, '0').slice(0, 40),
      task: 'deploy',
      environment,
      created_at: at,
    },
    repository: {
      id: slug,
      full_name: slug,
      html_url: `https://github.com/${slug}`,
    },
  };
}

/** Posts an event as GitHub does, signed. */
export function postAsGithub(
  request: APIRequestContext,
  payload: object,
  secret: string = GITHUB_SECRET,
): Promise<APIResponse> {
  const body = Buffer.from(JSON.stringify(payload));
  const proof = createHmac('sha256', secret).update(body).digest('hex');
  return request.post('/api/devops/v1/webhooks/github', {
    data: body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'deployment_status',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${proof}`,
    },
  });
}
