import { classifyEnvironment } from '../environments/production';
import { DeploymentRecord } from '../records/record';
import { Definitions } from './definitions';

type EnvironmentClassifier = (
  deployment: DeploymentRecord,
) => ReturnType<typeof classifyEnvironment>;

/** Classifies the deployments of one service, each distinct environment once. */
function environmentClassifier(
  entityEnvironments: string[] | null,
  definitions: Definitions,
): EnvironmentClassifier {
  const known = new Map<string, ReturnType<typeof classifyEnvironment>>();
  return ({ environment, environmentTier, source }) => {
    const key = JSON.stringify([environment, environmentTier, source]);
    const before = known.get(key);
    if (before !== undefined) {
      return before;
    }
    const result = classifyEnvironment({
      name: environment,
      tier: environmentTier,
      source,
      entityEnvironments,
      definitions,
    });
    known.set(key, result);
    return result;
  };
}

/** Picks the deployments to production, and those to environments that nobody classified. */
export function selectProduction(
  deployments: readonly DeploymentRecord[],
  entityEnvironments: string[] | null,
  definitions: Definitions,
): { production: DeploymentRecord[]; unknown: DeploymentRecord[] } {
  const classify = environmentClassifier(entityEnvironments, definitions);
  const production: DeploymentRecord[] = [];
  const unknown: DeploymentRecord[] = [];
  for (const deployment of deployments) {
    const kind = classify(deployment);
    if (kind === 'production') {
      production.push(deployment);
    } else if (kind === 'unknown') {
      unknown.push(deployment);
    }
  }
  return { production, unknown };
}
