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
import { GithubRelease } from '../records/releases';
import { Repository } from '../records/repository';
import { GithubApi, ListAddress } from './GithubApi';
import { listsOf } from './lists';
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
  readonly settings: GithubSettings;
  /** Where everything begins that is read. */
  readonly lists: readonly ListAddress[];
  readonly deployments;
  readonly pullRequests;
  /** One list for each label of incidents. */
  readonly issues;
  readonly jobs: WorkflowJobs;
  /** What was read of a deployment's states, by its id. */
  readonly states = new Map<string | number, Promise<DeploymentRecords>>();
  /** All releases, once they were asked for. */
  releases?: Promise<GithubRelease[]>;
  #unreadable = 0;

  constructor(options: {
    api: GithubApi;
    repository: Repository;
    pullRequestIndex: PullRequestIndex;
    settings: GithubSettings;
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
    this.settings = settings;
    const lists = listsOf(this.path, settings);
    this.lists = [
      lists.deployments,
      lists.pullRequests,
      ...lists.issues,
      ...lists.fallbacks,
    ];
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

  /** The settings that it is read by. */
  get basis(): unknown {
    const { entityRefs, incidentLabels, releaseEnvironment } = this.settings;
    const workflows = this.settings.workflows.map(one => ({
      name: String(one.name),
      branch: String(one.branch),
      environment: one.environment,
    }));
    return {
      production: this.production.basis,
      entityRefs,
      incidentLabels,
      releaseEnvironment,
      workflows,
    };
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
    this.passedOver(unreadable);
    return items;
  }

  /** Counts entries that are not as GitHub documents. */
  passedOver(count: number): void {
    this.#unreadable += count;
  }

  /** How many entries of the lists were passed over so far. */
  unreadable(): number {
    return [this.deployments, this.pullRequests, ...this.issues].reduce(
      (sum, list) => sum + list.unreadable,
      this.#unreadable,
    );
  }
}
