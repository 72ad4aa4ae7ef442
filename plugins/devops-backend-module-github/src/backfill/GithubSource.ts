import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import {
  BackfillSettings,
  BackfillProgress,
  DeliveryContext,
  History,
  HistoryWriter,
  ProductionRules,
  readHistories,
  reportUnread,
  Source,
} from '@devops-domains/backstage-plugin-devops-node';
import pLimit from 'p-limit';
import { GithubSettings } from '../configuration/githubSettings';
import { SOURCE_NAME, SOURCE_TITLE } from '../records/source';
import { ADVICE } from './advice';
import { apisOf } from './apiOf';
import {
  CatalogRepository,
  readCatalogRepositories,
} from './catalogRepositories';
import { GithubApi } from './GithubApi';
import { historyOf, rememberedKey, rememberedOf } from './historyOf';
import { openRepository, reportNewName } from './openRepository';
import { PullRequestIndex } from './PullRequestIndex';
import { RepositoryHistory } from './RepositoryHistory';

/** How many repositories are opened at once. */
const AT_ONCE = 4;

/** What a {@link GithubSource} stands on. */
export interface GithubSourceOptions {
  settings: BackfillSettings & GithubSettings;
  integrations: ScmIntegrationRegistry;
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  clock?: () => Instant;
  /** Milliseconds before a request is repeated for the first time. */
  retryMs?: number;
}

const INTEGRATION = { host: 'github.com', token: '${GITHUB_TOKEN}' };

/** Reads what happened in the repositories of the catalog; one that cannot be read holds up no other. */
export class GithubSource implements Source {
  readonly name = SOURCE_NAME;
  readonly configuration = { integrations: { github: [INTEGRATION] } };
  readonly schedule;
  readonly #options: GithubSourceOptions;

  constructor(options: GithubSourceOptions) {
    this.#options = options;
    this.schedule = options.settings.schedule;
  }

  async deliver(context: DeliveryContext): Promise<void> {
    const { clock = Date.now, integrations, retryMs, settings } = this.#options;
    const now = clock();
    const progress = new BackfillProgress(context);
    const apiOf = apisOf(integrations, {
      signal: context.signal,
      onWait: until => progress.wait(until),
      retryMs,
    });
    const repositories = await readCatalogRepositories(this.#options);
    await progress.begin(repositories.length, settings.days);
    const entityRefs = new Map(
      repositories.map(one => [one.entityRefs[0], one.entityRefs]),
    );
    const failed = (entityRef: string, error: unknown) =>
      this.#report(context, entityRefs.get(entityRef) ?? [entityRef], error);

    const limit = pLimit(AT_ONCE);
    const histories = await Promise.all(
      repositories.map(one =>
        limit(async () => {
          try {
            context.signal.throwIfAborted();
            return [await this.#open(one, await apiOf(one), context, now)];
          } catch (error) {
            await failed(one.entityRefs[0], error);
            return [];
          }
        }),
      ),
    );
    await readHistories(histories.flat(), {
      context,
      days: settings.days,
      now,
      progress,
      failed,
    });
  }

  /** @throws the error itself when the backend shuts down */
  async #report(
    context: DeliveryContext,
    entityRefs: readonly string[],
    error: unknown,
  ): Promise<void> {
    await reportUnread(error, {
      context,
      logger: this.#options.logger,
      entityRefs,
      title: SOURCE_TITLE,
      advice: ADVICE,
    });
  }

  async #open(
    catalog: CatalogRepository,
    api: GithubApi,
    context: DeliveryContext,
    now: Instant,
  ): Promise<History> {
    const { settings } = this.#options;
    const repository = await openRepository(api, catalog, context);
    const key = `repository/${catalog.host}/${repository.id}`;
    const remembered = rememberedOf(await context.getState(rememberedKey(key)));
    const { entityRefs } = catalog;
    const writer = new HistoryWriter({
      context,
      source: SOURCE_NAME,
      entityRefs,
    });
    await reportNewName(catalog, repository, writer);
    const history = new RepositoryHistory({
      api,
      repository,
      pullRequestIndex: new PullRequestIndex(remembered.pullRequests),
      settings,
      production: new ProductionRules({
        source: SOURCE_NAME,
        definitions: settings.definitions,
        entityEnvironments: catalog.productionEnvironments,
      }),
      writer,
    });
    const [entityRef] = entityRefs;
    return historyOf(history, { key, entityRef, remembered, context, now });
  }
}
