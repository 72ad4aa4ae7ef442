import { Config } from '@backstage/config';
import {
  readChoice,
  readPattern,
} from '@devops-domains/backstage-plugin-devops-node';
import { DEPLOY_STAGES } from './deployStages';

/** What tells of a deployment by a YAML pipeline. Only one does, so that none is counted twice. */
export type DeploymentsFrom = 'stages' | 'runs' | 'builds';

/** `devops.sources.azure-devops`, as far as events are read by it. */
export interface AzureDevopsSettings {
  deploymentsFrom: DeploymentsFrom;
  /** Names of stages that deploy; what its first group holds is the environment, else the whole name. */
  deployStages: RegExp;
  /** Names of the pipelines whose runs or builds deploy; null: none. */
  deployPipelines: RegExp | null;
  /** Where a run or build deploys to. */
  deployEnvironment: string;
  /** Branches whose commits are changes, where an event does not name the default branch. */
  mainBranches: readonly string[];
  /** Types of work items that are incidents. */
  incidentTypes: readonly string[];
  /** Tags of work items that are incidents, whatever their type. */
  incidentTags: readonly string[];
  /** States of work items in which an incident is over. */
  doneStates: readonly string[];
  /** Field of work items that holds an entity ref; null: none. */
  entityRefField: string | null;
}

const KEY = 'devops.sources.azure-devops';
const DEPLOYMENTS_FROM: readonly DeploymentsFrom[] = [
  'stages',
  'runs',
  'builds',
];

/** @throws InputError naming the key that is wrong */
export function readAzureDevopsSettings(config?: Config): AzureDevopsSettings {
  return {
    deploymentsFrom: readChoice(
      config,
      KEY,
      'deploymentsFrom',
      DEPLOYMENTS_FROM,
    ),
    deployStages: readPattern(config, KEY, 'deployStages') ?? DEPLOY_STAGES,
    deployPipelines: readPattern(config, KEY, 'deployPipelines'),
    deployEnvironment:
      config?.getOptionalString('deployEnvironment') ?? 'production',
    mainBranches: config?.getOptionalStringArray('mainBranches') ?? [
      'main',
      'master',
    ],
    incidentTypes: config?.getOptionalStringArray('incidentTypes') ?? [
      'Incident',
    ],
    incidentTags: config?.getOptionalStringArray('incidentTags') ?? [
      'incident',
    ],
    doneStates: config?.getOptionalStringArray('doneStates') ?? [
      'Resolved',
      'Closed',
      'Done',
      'Completed',
    ],
    entityRefField: config?.getOptionalString('entityRefField') ?? null,
  };
}
