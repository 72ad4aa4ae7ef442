import { Config } from '@backstage/config';
import {
  readPattern,
  toPattern,
} from '@devops-domains/backstage-plugin-devops-node';
import { DeployWorkflow } from '../records/workflowRuns';

/** `devops.sources.github`, as far as events are read by it. @public */
export interface GithubSettings {
  /** Labels that make an issue an incident. */
  incidentLabels: readonly string[];
  /** Workflows whose runs are deployments. */
  workflows: readonly DeployWorkflow[];
  /** Where a published release is deployed to; null: releases are no deployments. */
  releaseEnvironment: string | null;
  /** Whether deployments and issues may say which entity they are about; else the repository alone decides. */
  entityRefs: boolean;
}

/** Where the settings are, for messages. */
export const SETTINGS_KEY = 'devops.sources.github';

/**
 * Reads `devops.sources.github`; without any, the defaults.
 *
 * @throws InputError naming the key that is wrong
 * @public
 */
export function readGithubSettings(config?: Config): GithubSettings {
  const isReleased = config?.getOptionalBoolean('releases.enabled') ?? false;
  return {
    incidentLabels: config?.getOptionalStringArray('incidentLabels') ?? [
      'incident',
    ],
    workflows: (config?.getOptionalConfigArray('workflows') ?? []).map(
      (workflow, index) => {
        const key = `${SETTINGS_KEY}.workflows[${index}]`;
        return {
          name: toPattern(workflow.getString('name'), `${key}.name`),
          environment: workflow.getString('environment'),
          branch: readPattern(workflow, key, 'branch'),
        };
      },
    ),
    releaseEnvironment: isReleased
      ? config?.getOptionalString('releases.environment') ?? 'production'
      : null,
    entityRefs: config?.getOptionalBoolean('entityRefs') ?? false,
  };
}
