import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import {
  getGitLabRequestOptions,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ApiClient,
  DeliveryContext,
  readRateLimit,
  Source,
} from '@devops-domains/backstage-plugin-devops-node';
import pLimit from 'p-limit';
import { BackfillSettings } from '../configuration/backfillSettings';
import { GitlabSettings } from '../configuration/gitlabSettings';
import { SOURCE_NAME } from '../records/source';
import { BackfillProgress } from './BackfillProgress';
import { readCatalogProjects } from './catalogProjects';
import { failureWords } from './failureWords';
import { GitlabApi } from './GitlabApi';
import { OpenProject, openProjects } from './openProjects';
import { writerOf } from './ProjectHistory';
import { ProjectReader } from './ProjectReader';

/** How many projects are read at once. */
const PROJECTS_AT_ONCE = 4;

/** What a {@link GitlabSource} stands on. */
export interface GitlabSourceOptions {
  settings: BackfillSettings & Pick<GitlabSettings, 'incidentLabels'>;
  integrations: ScmIntegrationRegistry;
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  clock?: () => number;
  /** Milliseconds before a request is repeated for the first time. */
  retryMs?: number;
}

/**
 * Reads what happened in the projects of the catalog: first what is new since
 * the last time, in all of them, then one week after the other back into the
 * past. A project that cannot be read holds up no other.
 */
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
    const { days } = settings;
    const now = clock();
    const progress = new BackfillProgress(context);
    const projects = await openProjects(
      await readCatalogProjects(this.#options),
      this.#apis(context, progress),
      (entityRef, error) => this.#report(context, entityRef, error),
    );
    const readers: ProjectReader[] = [];
    for (const project of projects) {
      readers.push(await this.#readerOf(project, context, now));
    }
    const showProgress = () =>
      progress.update(readers.map(reader => reader.steps(days)));

    await showProgress();
    let readable = await this.#each(readers, context, reader =>
      reader.readNew(now),
    );
    while (readable.length > 0) {
      const behind = readable.filter(reader => reader.isBehind(days));
      readable = await this.#each(behind, context, async reader => {
        await reader.readOld(days);
        await showProgress();
      });
    }
  }

  /** @returns those that did not fail */
  async #each(
    readers: readonly ProjectReader[],
    context: DeliveryContext,
    read: (reader: ProjectReader) => Promise<void>,
  ): Promise<ProjectReader[]> {
    const limit = pLimit(PROJECTS_AT_ONCE);
    const results = await Promise.allSettled(
      readers.map(reader =>
        limit(async () => {
          try {
            context.signal.throwIfAborted();
            await read(reader);
            return [reader];
          } catch (error) {
            await this.#report(context, reader.entityRef, error);
            return [];
          }
        }),
      ),
    );
    // A shutdown comes this far; by then nothing is under way any more.
    return results.flatMap(result => {
      if (result.status === 'rejected') {
        throw result.reason;
      }
      return result.value;
    });
  }

  /** @throws the error itself when the backend shuts down */
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

  async #readerOf(
    { catalog, api, project }: OpenProject,
    context: DeliveryContext,
    now: number,
  ): Promise<ProjectReader> {
    const { entityRef, productionEnvironments } = catalog;
    const { definitions, incidentLabels } = this.#options.settings;
    const history = {
      api,
      project: { id: project.id, webUrl: project.web_url },
      defaultBranch: project.default_branch,
      entityRef,
      productionEnvironments,
      definitions,
      incidentLabels,
      write: writerOf(context, entityRef),
    };
    return ProjectReader.create(history, context, now);
  }

  /** One client for each GitLab, so that all its projects share its rate limit. */
  #apis(context: DeliveryContext, progress: BackfillProgress) {
    const { integrations, retryMs } = this.#options;
    const apis = new Map<string, GitlabApi | null>();
    return (host: string): GitlabApi | null => {
      const config = integrations.gitlab.byHost(host)?.config;
      const api =
        apis.get(host) ??
        (config
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
