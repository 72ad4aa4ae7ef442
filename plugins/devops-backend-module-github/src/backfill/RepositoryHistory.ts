import { SentDeployment } from '@devops-domains/backstage-plugin-devops-common';
import {
  HistoryWriter,
  instantText,
  ProductionRules,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { GithubSettings } from '../configuration/githubSettings';
import { deploymentSchema } from '../records/deployments';
import { issueSchema } from '../records/incidents';
import { pullRequestSchema } from '../records/pullRequests';
import { Repository } from '../records/repository';
import { GithubApi, ListAddress } from './GithubApi';
import { NewestFirst } from './NewestFirst';
import { PullRequestIndex } from './PullRequestIndex';
import { WorkflowJobs } from './WorkflowJobs';

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
  readonly production: ProductionRules;
  readonly writer: HistoryWriter;
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
  readonly jobs: WorkflowJobs;
  /** What was read of a deployment's states, by its id. */
  readonly states = new Map<string | number, Promise<DeploymentRecords>>();
  #unreadable = 0;

  constructor(options: {
    api: GithubApi;
    repository: Repository;
    pullRequestIndex: PullRequestIndex;
    settings: Pick<GithubSettings, 'entityRefs' | 'incidentLabels'>;
    production: ProductionRules;
    writer: HistoryWriter;
  }) {
    const { api, repository, settings, production } = options;
    this.api = api;
    this.repository = repository;
    this.path = `repos/${repository.full_name
      .split('/')
      .map(encodeURIComponent)
      .join('/')}`;
    this.jobs = new WorkflowJobs(api, this.path);
    this.pullRequestIndex = options.pullRequestIndex;
    this.production = production;
    this.writer = options.writer;
    this.said = settings;
    this.basis = {
      production: production.basis,
      entityRefs: settings.entityRefs,
      incidentLabels: settings.incidentLabels,
    };
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

  /**
   * A whole list; entries that are not as GitHub documents are passed over.
   *
   * @param path - below the repository, encoded
   * @param options.pages - the most that are read; what lies behind is left out
   */
  async list<T>(
    schema: z.ZodType<T>,
    path: string,
    query: Record<string, string>,
    options: { pages: number },
  ): Promise<T[]> {
    const address = { path: `${this.path}/${path}`, query };
    const { items, unreadable } = await this.api.list(schema, address, options);
    this.#unreadable += unreadable;
    return items;
  }

  /** How many entries of the lists were passed over so far. */
  unreadable(): number {
    return [this.deployments, this.pullRequests, ...this.issues].reduce(
      (sum, list) => sum + list.unreadable,
      this.#unreadable,
    );
  }
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
