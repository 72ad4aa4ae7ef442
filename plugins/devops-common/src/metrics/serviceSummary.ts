import { environmentKey } from '../environments/environmentKey';
import { compareCodePoints } from '../records/canonicalJson';
import { Instant } from '../records/instant';
import { DeploymentRecord } from '../records/record';
import { ServiceHistory, ServiceSummary } from './facts';
import { ProductionDeployment } from './waves';

/**
 * What the numbers of a service need to know beyond the window.
 *
 * @param stored - with distinct records in a fixed order, as their sources sent
 * them: what a source is able to tell stays so, whatever a person corrects
 * @param history - the same after the overrides
 * @param unknown - the deployments to environments that nobody classified
 * @param deployments - its production deployments, in the order of the definitions
 */
export function serviceSummary(
  stored: ServiceHistory,
  history: ServiceHistory,
  unknown: readonly DeploymentRecord[],
  deployments: readonly ProductionDeployment[],
): ServiceSummary {
  const own = history.incidents.filter(
    ({ service }) => service === history.service,
  );
  const instants = [
    ...history.deployments.flatMap(({ startedAt, finishedAt }) =>
      known(startedAt, finishedAt),
    ),
    ...history.changes.flatMap(({ committedAt, authoredAt }) =>
      known(committedAt ?? authoredAt),
    ),
    ...own.map(({ openedAt }) => openedAt),
  ];
  return {
    firstRecordAt: earliest(instants),
    firstDeploymentAt: deployments[0]?.finishedAt ?? null,
    lastDeploymentAt: deployments[deployments.length - 1]?.finishedAt ?? null,
    firstIncidentAt: earliest(
      stored.incidents
        .filter(({ service }) => service === stored.service)
        .map(({ openedAt }) => openedAt),
    ),
    ...(Object.keys(stored.incidentSources ?? {}).length > 0
      ? { incidentSources: stored.incidentSources }
      : {}),
    sendsReworkMarks: stored.deployments.some(
      ({ type, fixes }) => type !== null || fixes !== null,
    ),
    productionEnvironments: namesOf(deployments),
    unknownEnvironments: countByEnvironment(unknown),
  };
}

function earliest(instants: readonly Instant[]): Instant | null {
  return instants.reduce<Instant | null>(
    (first, at) => (first === null || at < first ? at : first),
    null,
  );
}

function known(...instants: (Instant | null)[]): Instant[] {
  return instants.filter(instant => instant !== null);
}

/** Of several spellings of one environment the first by code point stands. */
function namesOf(deployments: readonly ProductionDeployment[]): string[] {
  const names = new Map<string, string>();
  for (const { waves } of deployments) {
    for (const { environment } of waves) {
      const key = environmentKey(environment);
      const name = names.get(key);
      if (name === undefined || compareCodePoints(environment, name) < 0) {
        names.set(key, environment);
      }
    }
  }
  return [...names.values()].sort(compareCodePoints);
}

function countByEnvironment(
  deployments: readonly DeploymentRecord[],
): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { environment } of deployments) {
    counts.set(environment, (counts.get(environment) ?? 0) + 1);
  }
  return Object.fromEntries(
    [...counts].sort(([a], [b]) => compareCodePoints(a, b)),
  );
}
