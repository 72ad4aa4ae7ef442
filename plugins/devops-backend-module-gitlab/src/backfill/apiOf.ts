import {
  getGitLabRequestOptions,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import {
  ApiClient,
  ApiRunOptions,
  readRateLimit,
} from '@devops-domains/backstage-plugin-devops-node';
import { GitlabApi } from './GitlabApi';

/**
 * Gives the API of a GitLab, with the token of Backstage's integrations. All
 * projects of one GitLab share one, and with it the rate limit.
 *
 * @returns a function that gives null where there is no token: gitlab.com is
 * always an integration, and must not be asked for the projects of another GitLab
 */
export function apisOf(
  integrations: ScmIntegrationRegistry,
  run: ApiRunOptions,
): (host: string) => GitlabApi | null {
  const apis = new Map<string, GitlabApi>();
  return host => {
    const config = integrations.gitlab.byHost(host)?.config;
    if (!config?.token) {
      return null;
    }
    const api =
      apis.get(host) ??
      new GitlabApi(
        new ApiClient({
          baseUrl: config.apiBaseUrl,
          headers: async () => getGitLabRequestOptions(config).headers,
          readRateLimit: headers => readRateLimit(headers, 'ratelimit'),
          ...run,
        }),
      );
    apis.set(host, api);
    return api;
  };
}
