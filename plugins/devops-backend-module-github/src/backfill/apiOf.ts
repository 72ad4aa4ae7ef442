import { NotFoundError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import {
  ApiClient,
  ApiRunOptions,
  readRateLimit,
} from '@devops-domains/backstage-plugin-devops-node';
import { RepositoryAddress } from '../records/annotations';
import { GithubApi } from './GithubApi';

/**
 * Gives the API for a repository, with the credentials of Backstage's
 * integrations. All repositories of one owner share one: an app has other
 * credentials, and other limits, for each.
 *
 * @returns a function that throws NotFoundError where there are no credentials:
 * without them GitHub answers 60 requests an hour, and github.com must not be
 * asked for what is on another server
 */
export function apisOf(
  integrations: ScmIntegrationRegistry,
  run: ApiRunOptions,
): (address: RepositoryAddress) => Promise<GithubApi> {
  const credentials =
    DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  const apis = new Map<string, GithubApi>();

  return async ({ host, slug }) => {
    const [owner] = slug.split('/');
    const url = `https://${host}/${owner}`;
    const known = apis.get(url.toLowerCase());
    if (known) {
      return known;
    }
    const integration = integrations.github.byHost(host);
    if (!integration) {
      throw new NotFoundError(
        `integrations.github has no entry for the host ${host}`,
      );
    }
    const headersOf = async () =>
      (await credentials.getCredentials({ url })).headers;
    if (!(await headersOf())) {
      throw new NotFoundError(
        `integrations.github has neither a token nor an installed app for ${host}/${owner}`,
      );
    }
    const client = new ApiClient({
      baseUrl: integration.config.apiBaseUrl ?? `https://${host}/api/v3`,
      headers: async () => ({
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
        ...(await headersOf()),
      }),
      readRateLimit: headers => readRateLimit(headers, 'x-ratelimit'),
      ...run,
    });
    // Somebody else may have come here at the same time.
    const api = apis.get(url.toLowerCase()) ?? new GithubApi(client);
    apis.set(url.toLowerCase(), api);
    return api;
  };
}
