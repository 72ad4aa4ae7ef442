import {
  HistoryWriter,
  ProductionRules,
} from '@devops-domains/backstage-plugin-devops-node';
import { DeploymentsFrom } from '../configuration/gitlabSettings';
import { Project } from '../records/project';
import { GitlabApi } from './GitlabApi';

/** A project whose history is read, and where it goes. */
export interface ProjectHistory {
  api: GitlabApi;
  project: Project & { id: number };
  defaultBranch: string | null;
  production: ProductionRules;
  /** What tells of a deployment, here as in events. */
  deploymentsFrom: DeploymentsFrom;
  /** Names of the jobs that deploy; null: those that name an environment. */
  deployJobs: RegExp | null;
  incidentLabels: readonly string[];
  /** Tiers of the project's environments by name, once they were asked for. */
  tiers?: Promise<Map<string, string>>;
  writer: HistoryWriter;
}
