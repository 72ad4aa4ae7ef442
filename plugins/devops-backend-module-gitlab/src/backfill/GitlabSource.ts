import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import {
  getGitLabRequestOptions,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  BackfillSettings,
  ApiClient,
  BackfillProgress,
  DeliveryContext,
  History,
  readHistories,
  readRateLimit,
  Source,
} from '@devops-domains/backstage-plugin-devops-node';
import { GitlabSettings } from '../configuration/gitlabSettings';
import { SOURCE_NAME } from '../records/source';
import { readCatalogProjects } from './catalogProjects';
import { failureWords } from './failureWords';
import { GitlabApi } from './GitlabApi';
import { historyOf } from './historyOf';
import { OpenProject, openProjects } from './openProjects';
import { writerOf } from './ProjectHistory';

/** What a {@link GitlabSource} stands on. */
export interface GitlabSourceOptions {
  settings: BackfillSettings &
    Pick<GitlabSettings, 'deploymentsFrom' | 'incidentLabels'>;
  integrations: ScmIntegrationRegistry;
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  clock?: () => number;
  /** Milliseconds before a request is repeated for the first time. */
  retryMs?: number;
}

/** Reads what happened in the projects of the catalog; one that cannot be read holds up no other. */
export class GitlabSource implements Source {
  readonly name = SOURCE_NAME;
  readonly schedule;
  readonly #options: GitlabSourceOptions;

  constructor(options: GitlabSourceOptions) {
    this.#options = options;
    this.schedule = options.settings.schedule;
  }

  async deliver(context: DeliveryContext): Promise<void> {
    const { settings, clock = Date.now } = this.#options;
    const progress = new BackfillProgress(context);
    const failed = (entityRef: string, error: unknown) =>
      this.#report(context, entityRef, error);
    const projects = await openProjects(
      await readCatalogProjects(this.#options),
      this.#apis(context, progress),
      failed,
    );
    await readHistories(
      projects.map(project => this.#historyOf(project, context)),
      { context, days: settings.days, now: clock(), progress, failed },
    );
  }

  /** @throws the signal's reason when the backend shuts down */
  async #report(
    context: DeliveryContext,
    entityRef: string,
    error: unknown,
  ): Promise<void> {
    context.signal.throwIfAborted();
    this.#options.logger.warn(
      `The history of ${entityRef} could not be read`,
      new ForwardedError('GitLab', error),
    );
    await context.reportError(failureWords(error), entityRef);
  }

  #historyOf(
    { catalog, api, project }: OpenProject,
    context: DeliveryContext,
  ): History {
    const { entityRef, productionEnvironments } = catalog;
    const { definitions, deploymentsFrom, incidentLabels } =
      this.#options.settings;
    return historyOf(context, {
      api,
      project: { id: project.id, webUrl: project.web_url },
      defaultBranch: project.default_branch,
      entityRef,
      productionEnvironments,
      definitions,
      deploymentsFrom,
      incidentLabels,
      write: writerOf(context, entityRef),
    });
  }

  /**
   * One client for each GitLab, so that all its projects share its rate limit.
   * None without a token: gitlab.com is always an integration, and must not be
   * asked for the projects of another GitLab.
   */
  #apis(context: DeliveryContext, progress: BackfillProgress) {
    const { integrations, retryMs } = this.#options;
    const apis = new Map<string, GitlabApi | null>();
    return (host: string): GitlabApi | null => {
      const config = integrations.gitlab.byHost(host)?.config;
      const api =
        apis.get(host) ??
        (config?.token
          ? new GitlabApi(
              new ApiClient({
                baseUrl: config.apiBaseUrl,
                headers: async () => getGitLabRequestOptions(config).headers,
                readRateLimit: headers => readRateLimit(headers, 'ratelimit'),
                signal: context.signal,
                onWait: until => progress.wait(until),
                retryMs,
              }),
            )
          : null);
      apis.set(host, api);
      return api;
    };
  }
}
