import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
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
        const branch = workflow.getOptionalString('branch');
        return {
          name: pattern(workflow.getString('name'), `${key}.name`),
          environment: workflow.getString('environment'),
          branch:
            branch === undefined ? null : pattern(branch, `${key}.branch`),
        };
      },
    ),
    releaseEnvironment: isReleased
      ? config?.getOptionalString('releases.environment') ?? 'production'
      : null,
    entityRefs: config?.getOptionalBoolean('entityRefs') ?? false,
  };
}

function pattern(text: string, key: string): RegExp {
  try {
    return new RegExp(text, 'i');
  } catch {
    throw new InputError(
      `Invalid configuration at '${key}': is no regular expression`,
    );
  }
}
