import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import {
  DeliveryContext,
  Source,
} from '@devops-domains/backstage-plugin-devops-node';
import pLimit from 'p-limit';
import { BackfillSettings } from '../configuration/backfillSettings';
import { GithubSettings } from '../configuration/githubSettings';
import { repositorySchema } from '../records/repository';
import { SOURCE_NAME } from '../records/source';
import { apisOf } from './apiOf';
import { BackfillProgress } from './BackfillProgress';
import {
  CatalogRepository,
  readCatalogRepositories,
} from './catalogRepositories';
import { failureWords } from './failureWords';
import { PullRequestIndex } from './PullRequestIndex';
import { RepositoryHistory } from './RepositoryHistory';
import { readState, RepositoryReader } from './RepositoryReader';

/** How many repositories are read at once. */
const AT_ONCE = 4;

/** What a {@link GithubSource} stands on. */
export interface GithubSourceOptions {
  settings: BackfillSettings & Pick<GithubSettings, 'incidentLabels'>;
  integrations: ScmIntegrationRegistry;
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  clock?: () => Instant;
  /** Milliseconds before a request is repeated for the first time. */
  retryMs?: number;
}

/**
 * Reads what happened in the repositories of the catalog: first what is new
 * since the last time, in all of them, then one week after the other back into
 * the past. A repository that cannot be read holds up no other.
 */
export class GithubSource implements Source {
  readonly name = SOURCE_NAME;
  readonly schedule;
  readonly #options: GithubSourceOptions;

  constructor(options: GithubSourceOptions) {
    this.#options = options;
    this.schedule = options.settings.schedule;
  }

  async deliver(context: DeliveryContext): Promise<void> {
    const { integrations, retryMs, settings } = this.#options;
    const { days } = settings;
    const progress = new BackfillProgress(context);
    const apiOf = apisOf({ integrations, context, progress, retryMs });
    const repositories = await readCatalogRepositories(this.#options);
    const readers = await this.#each(repositories, context, one =>
      this.#readerOf(one, apiOf, context),
    );
    const showProgress = () =>
      progress.update(readers.map(reader => reader.steps(days)));

    await showProgress();
    let readable = await this.#each(readers, context, async reader => {
      await reader.readNew();
      return reader;
    });
    while (readable.length > 0) {
      const behind = readable.filter(reader => reader.isBehind(days));
      readable = await this.#each(behind, context, async reader => {
        await reader.readOld(days);
        await showProgress();
        return reader;
      });
    }
  }

  /** @returns what came of those that did not fail */
  async #each<T extends { entityRefs: readonly string[] }, R>(
    items: readonly T[],
    context: DeliveryContext,
    work: (item: T) => Promise<R>,
  ): Promise<R[]> {
    const limit = pLimit(AT_ONCE);
    const results = await Promise.all(
      items.map(item =>
        limit(async () => {
          try {
            context.signal.throwIfAborted();
            return [await work(item)];
          } catch (error) {
            await this.#report(context, item.entityRefs, error);
            return [];
          }
        }),
      ),
    );
    return results.flat();
  }

  /** @throws the error itself when the backend shuts down */
  async #report(
    context: DeliveryContext,
    entityRefs: readonly string[],
    error: unknown,
  ): Promise<void> {
    context.signal.throwIfAborted();
    this.#options.logger.warn(
      `The history of ${entityRefs.join(', ')} could not be read`,
      new ForwardedError('GitHub', error),
    );
    for (const entityRef of entityRefs) {
      await context.reportError(failureWords(error), entityRef);
    }
  }

  async #readerOf(
    catalog: CatalogRepository,
    apiOf: ReturnType<typeof apisOf>,
    context: DeliveryContext,
  ): Promise<RepositoryReader> {
    const { settings, clock = Date.now } = this.#options;
    const api = apiOf(catalog);
    const path = catalog.slug.split('/').map(encodeURIComponent).join('/');
    const repository = await api.one(repositorySchema, `repos/${path}`);
    const now = clock();
    const key = `repository/${catalog.host}/${repository.id}`;
    const state = readState(await context.getState(key), now);
    const history = new RepositoryHistory({
      api,
      repository,
      pullRequestIndex: new PullRequestIndex(state.pullRequests),
      incidentLabels: settings.incidentLabels,
      entityRefs: catalog.entityRefs,
      productionEnvironments: catalog.productionEnvironments,
      definitions: settings.definitions,
      context,
    });
    return new RepositoryReader({ history, context, key, state, now });
  }
}
