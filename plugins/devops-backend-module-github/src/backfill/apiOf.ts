import { NotFoundError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import {
  ApiClient,
  DeliveryContext,
  readRateLimit,
} from '@devops-domains/backstage-plugin-devops-node';
import { RepositoryAddress } from '../records/annotations';
import { BackfillProgress } from './BackfillProgress';
import { GithubApi } from './GithubApi';

/** What an API stands on. */
export interface ApiOptions {
  integrations: ScmIntegrationRegistry;
  context: DeliveryContext;
  progress: BackfillProgress;
  /** Milliseconds before a request is repeated for the first time. */
  retryMs?: number;
}

/**
 * Gives the API for a repository, with the credentials of Backstage's
 * integrations. All repositories of one owner share one: an app has other
 * credentials, and other limits, for each.
 *
 * @returns a function that throws NotFoundError where no integration has the host
 */
export function apisOf(
  options: ApiOptions,
): (address: RepositoryAddress) => GithubApi {
  const { integrations, context, progress, retryMs } = options;
  const credentials =
    DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  const apis = new Map<string, GithubApi>();

  return ({ host, slug }) => {
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
    const client = new ApiClient({
      baseUrl: integration.config.apiBaseUrl ?? `https://${host}/api/v3`,
      headers: async () => {
        const { headers } = await credentials.getCredentials({ url });
        return {
          accept: 'application/vnd.github+json',
          'x-github-api-version': '2022-11-28',
          ...headers,
        };
      },
      readRateLimit: headers => readRateLimit(headers, 'x-ratelimit'),
      signal: context.signal,
      onWait: until => progress.wait(until),
      retryMs,
    });
    const api = new GithubApi(client);
    apis.set(url.toLowerCase(), api);
    return api;
  };
}
