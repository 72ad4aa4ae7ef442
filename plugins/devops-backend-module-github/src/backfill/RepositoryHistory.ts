import {
  canonicalJson,
  classifyEnvironment,
  Definitions,
  SentDeployment,
  WriteResult,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  ConnectorRecord,
  DeliveryContext,
  instantText,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { GithubSettings } from '../configuration/githubSettings';
import { deploymentSchema } from '../records/deployments';
import { issueSchema } from '../records/incidents';
import { pullRequestSchema } from '../records/pullRequests';
import { Repository } from '../records/repository';
import { SOURCE_NAME } from '../records/source';
import { GithubApi, ListAddress } from './GithubApi';
import { NewestFirst } from './NewestFirst';
import { PullRequestIndex } from './PullRequestIndex';

/** How many records are written in one transaction. */
const BATCH = 500;

const apiDeploymentSchema = deploymentSchema.extend({
  updated_at: instantText,
});

/** A deployment in the API's lists. */
export type ApiDeployment = z.infer<typeof apiDeploymentSchema>;

/** The records of one deployment: as each of its states tells. */
export type DeploymentRecords = Omit<SentDeployment, 'source'>[];

/** A repository whose history is read: what was asked for already, and where it goes. */
export class RepositoryHistory {
  readonly api: GithubApi;
  readonly repository: Repository;
  readonly path: string;
  readonly pullRequestIndex: PullRequestIndex;
  readonly entityRefs: readonly string[];
  /** What of that which deployments and issues say is believed. */
  readonly said: Pick<GithubSettings, 'entityRefs'>;
  /** The settings that it is read by. */
  readonly basis: unknown;
  /** Where everything begins that is read. */
  readonly lists: readonly ListAddress[];
  readonly deployments;
  readonly pullRequests;
  /** One list for each label of incidents. */
  readonly issues;
  /** What was read of a deployment's states, by its id. */
  readonly states = new Map<string | number, Promise<DeploymentRecords>>();
  readonly #productionEnvironments: readonly (string[] | null)[];
  readonly #definitions: Definitions;
  readonly #context: DeliveryContext;

  constructor(options: {
    api: GithubApi;
    repository: Repository;
    pullRequestIndex: PullRequestIndex;
    settings: Pick<GithubSettings, 'entityRefs' | 'incidentLabels'>;
    entityRefs: readonly string[];
    /** Of each entity by its own annotation; null without it. */
    productionEnvironments: readonly (string[] | null)[];
    definitions: Definitions;
    context: DeliveryContext;
  }) {
    const { api, repository, settings } = options;
    this.api = api;
    this.repository = repository;
    this.path = `repos/${repository.full_name
      .split('/')
      .map(encodeURIComponent)
      .join('/')}`;
    this.pullRequestIndex = options.pullRequestIndex;
    this.entityRefs = options.entityRefs;
    this.said = settings;
    this.#productionEnvironments = options.productionEnvironments;
    this.#definitions = options.definitions;
    this.#context = options.context;
    this.basis = basisOf(options);
    const lists = listsOf(this.path, settings.incidentLabels);
    this.lists = [lists.deployments, lists.pullRequests, ...lists.issues];
    const pages = ({ path, query }: ListAddress) => api.pages(path, query);
    this.deployments = new NewestFirst(
      pages(lists.deployments),
      apiDeploymentSchema,
      ({ created_at }) => created_at,
    );
    this.pullRequests = new NewestFirst(
      pages(lists.pullRequests),
      pullRequestSchema,
      ({ updated_at }) => updated_at,
    );
    this.issues = lists.issues.map(
      list =>
        new NewestFirst(
          pages(list),
          issueSchema,
          ({ updated_at }) => updated_at,
        ),
    );
  }

  /** Whether an environment is production for one of the entities. */
  isProduction(environment: string, tier: string | null): boolean {
    return this.#productionEnvironments.some(
      entityEnvironments =>
        classifyEnvironment({
          name: environment,
          tier,
          source: SOURCE_NAME,
          entityEnvironments,
          definitions: this.#definitions,
        }) === 'production',
    );
  }

  /** Writes in batches, and tells the readers of the entities which records were refused. */
  async write(records: readonly ConnectorRecord[]): Promise<void> {
    for (let at = 0; at < records.length; at += BATCH) {
      this.#context.signal.throwIfAborted();
      const results = await this.#context.write(
        records
          .slice(at, at + BATCH)
          .map(record => ({ ...record, source: SOURCE_NAME })),
      );
      const refused = results.filter(({ result }) => result === 'rejected');
      if (refused.length > 0) {
        await this.report(wordsOf(refused));
      }
    }
  }

  /** Tells the readers of the entities what is missing. */
  async report(message: string): Promise<void> {
    for (const entityRef of this.entityRefs) {
      await this.#context.reportError(message, entityRef);
    }
  }

  /** How many entries of the lists were passed over so far. */
  unreadable(): number {
    return [this.deployments, this.pullRequests, ...this.issues].reduce(
      (sum, list) => sum + list.unreadable,
      0,
    );
  }
}

function basisOf(options: {
  settings: Pick<GithubSettings, 'entityRefs' | 'incidentLabels'>;
  productionEnvironments: readonly (string[] | null)[];
  definitions: Definitions;
}): unknown {
  const { settings, productionEnvironments, definitions } = options;
  return {
    entityRefs: settings.entityRefs,
    incidentLabels: settings.incidentLabels,
    productionEnvironments: definitions.productionEnvironments,
    // One more entity that says the same changes nothing.
    ofEntities: [...new Set(productionEnvironments.map(canonicalJson))].sort(),
  };
}

/** All lists begin with what is the latest; deployments do so by themselves. */
function listsOf(path: string, incidentLabels: readonly string[]) {
  const newest = { sort: 'updated', direction: 'desc' };
  return {
    deployments: { path: `${path}/deployments`, query: {} },
    pullRequests: {
      path: `${path}/pulls`,
      query: { ...newest, state: 'closed' },
    },
    issues: incidentLabels.map(labels => ({
      path: `${path}/issues`,
      query: { ...newest, state: 'all', labels },
    })),
  };
}

function wordsOf(refused: readonly WriteResult[]): string {
  const [{ externalId, problems }] = refused;
  const [first] = problems ?? [];
  const reason = first ? `: ${first.path} ${first.message}` : '';
  return `${refused.length} records were refused, the first ${externalId}${reason}`;
}
