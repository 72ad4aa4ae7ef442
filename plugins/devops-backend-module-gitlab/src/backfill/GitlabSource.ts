import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
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
import { GitlabSettings } from '../configuration/gitlabSettings';
import { SOURCE_NAME, SOURCE_TITLE } from '../records/source';
import { ADVICE } from './advice';
import { apisOf } from './apiOf';
import { CatalogProject, readCatalogProjects } from './catalogProjects';
import { historyOf } from './historyOf';
import { OpenProject, openProjects, reportNewName } from './openProjects';

/** What a {@link GitlabSource} stands on. */
export interface GitlabSourceOptions {
  settings: BackfillSettings &
    Pick<GitlabSettings, 'deploymentsFrom' | 'deployJobs' | 'incidentLabels'>;
  integrations: ScmIntegrationRegistry;
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  clock?: () => number;
  /** Milliseconds before a request is repeated for the first time. */
  retryMs?: number;
}

const INTEGRATION = { host: 'gitlab.com', token: '${GITLAB_TOKEN}' };

/** Reads what happened in the projects of the catalog; one that cannot be read holds up no other. */
export class GitlabSource implements Source {
  readonly name = SOURCE_NAME;
  readonly configuration = { integrations: { gitlab: [INTEGRATION] } };
  readonly schedule;
  readonly #options: GitlabSourceOptions;

  constructor(options: GitlabSourceOptions) {
    this.#options = options;
    this.schedule = options.settings.schedule;
  }

  async deliver(context: DeliveryContext): Promise<void> {
    const { settings, clock = Date.now, integrations, retryMs } = this.#options;
    const progress = new BackfillProgress(context);
    const named = await readCatalogProjects(this.#options);
    await progress.begin(named.length, settings.days);
    const projects = await openProjects(
      named,
      apisOf(integrations, {
        signal: context.signal,
        onWait: until => progress.wait(until),
        retryMs,
      }),
      (entityRef, error) => this.#report(context, [entityRef], error),
    );
    for (const project of projects) {
      await reportNewName(project, context);
    }
    const namedBy = new Map(
      projects.map(one => [one.named[0].entityRef, refsOf(one.named)]),
    );
    await readHistories(
      projects.map(project => this.#historyOf(project, context)),
      {
        context,
        days: settings.days,
        now: clock(),
        progress,
        failed: (entityRef, error) =>
          this.#report(context, namedBy.get(entityRef) ?? [], error),
      },
    );
  }

  /** @throws the signal's reason when the backend shuts down */
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

  #historyOf(
    { named, api, project }: OpenProject,
    context: DeliveryContext,
  ): History {
    const { definitions, deploymentsFrom, deployJobs, incidentLabels } =
      this.#options.settings;
    const entityRefs = refsOf(named);
    return historyOf(entityRefs, {
      api,
      project: { id: project.id, webUrl: project.web_url },
      defaultBranch: project.default_branch,
      production: new ProductionRules({
        source: SOURCE_NAME,
        definitions,
        entityEnvironments: named.map(one => one.productionEnvironments),
      }),
      deploymentsFrom,
      deployJobs,
      incidentLabels,
      writer: new HistoryWriter({
        context,
        source: SOURCE_NAME,
        entityRefs,
        // Which records of a project are whose that several entities name, rules of the configuration decide.
        entityRef: entityRefs.length === 1 ? entityRefs[0] : null,
      }),
    });
  }
}

function refsOf(named: readonly CatalogProject[]): string[] {
  return named.map(({ entityRef }) => entityRef);
}
