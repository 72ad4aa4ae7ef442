import { LocalDefinitions } from './definitions';
import { ExplicitLinks, explicitLinks, LinkTargets } from './explicitLinks';
import { OriginalIncident } from './incidents';
import { inferredLinks } from './inferredLinks';
import { ProductionDeployment } from './waves';

/** Which release an incident fails, and how that is known. */
export interface IncidentLink {
  incident: OriginalIncident;
  release: ProductionDeployment;
  reason: 'explicit' | 'inferred';
}

/** All links between the incidents and the releases of one service. */
export interface IncidentLinks {
  links: IncidentLink[];
  explicit: ReadonlyMap<OriginalIncident, ExplicitLinks>;
  /** The releases that an incident fails, in the order in which they were found. */
  failedBy: ReadonlyMap<OriginalIncident, ProductionDeployment[]>;
}

/**
 * Rules a and e together.
 *
 * @param candidates - releases that are no rollback, in the order of the definitions
 * @param local - what holds for the deployments of a source
 */
export function linkIncidents(
  originals: readonly OriginalIncident[],
  targets: LinkTargets,
  candidates: readonly ProductionDeployment[],
  local: (source: string) => LocalDefinitions,
): IncidentLinks {
  const explicit = new Map(
    originals.map(incident => [incident, explicitLinks(incident, targets)]),
  );
  // Whoever names a cause, or that there is none, is never second-guessed.
  const silent = originals.filter(
    ({ incident, causes, isCauseDecided }) =>
      incident.service === targets.service &&
      causes.length === 0 &&
      !isCauseDecided,
  );
  const links: IncidentLink[] = [
    ...[...explicit].flatMap(([incident, { releases }]) =>
      releases.map(release => ({
        incident,
        release,
        reason: 'explicit' as const,
      })),
    ),
    ...inferredLinks(silent, candidates, local).map(link => ({
      ...link,
      reason: 'inferred' as const,
    })),
  ];
  const failedBy = new Map<OriginalIncident, ProductionDeployment[]>();
  for (const { incident, release } of links) {
    failedBy.set(incident, [...(failedBy.get(incident) ?? []), release]);
  }
  return { links, explicit, failedBy };
}
