import { LocalDefinitions } from './definitions';
import { OriginalIncident } from './incidents';
import { ProductionDeployment } from './waves';

const HOUR_MS = 3_600_000;

/** A release with its place in the order of the definitions. */
interface Candidate {
  release: ProductionDeployment;
  index: number;
}

/** An incident and the release that it fails. */
interface InferredLink {
  incident: OriginalIncident;
  release: ProductionDeployment;
}

/**
 * Rule e: the latest release, itself no rollback, that had begun when the
 * incident was opened and had finished at most its attribution window before.
 *
 * @param incidents - the service's own without any `causedBy`
 * @param candidates - releases that are no rollback, in the order of the definitions
 * @param local - what holds for the deployments of a source
 */
export function inferredLinks(
  incidents: readonly OriginalIncident[],
  candidates: readonly ProductionDeployment[],
  local: (source: string) => LocalDefinitions,
): InferredLink[] {
  const byOpening = [...incidents].sort(
    (a, b) => a.incident.openedAt - b.incident.openedAt,
  );
  const latest = new Map<OriginalIncident, Candidate>();
  for (const [hours, releases] of byWindow(candidates, local)) {
    for (const [incident, candidate] of latestOf(byOpening, releases, hours)) {
      const other = latest.get(incident);
      if (!other || other.index < candidate.index) {
        latest.set(incident, candidate);
      }
    }
  }
  return byOpening.flatMap(incident => {
    const found = latest.get(incident);
    return found ? [{ incident, release: found.release }] : [];
  });
}

/** The candidates by their attribution window in hours. */
function byWindow(
  candidates: readonly ProductionDeployment[],
  local: (source: string) => LocalDefinitions,
): Map<number, Candidate[]> {
  const windows = new Map<number, Candidate[]>();
  candidates.forEach((release, index) => {
    const { attributionHours } = local(release.source);
    const known = windows.get(attributionHours) ?? [];
    windows.set(attributionHours, known);
    known.push({ release, index });
  });
  return windows;
}

/** The latest release of each incident among those of one attribution window. */
function latestOf(
  byOpening: readonly OriginalIncident[],
  candidates: readonly Candidate[],
  attributionHours: number,
): [OriginalIncident, Candidate][] {
  const byBeginning = [...candidates].sort(
    (a, b) => a.release.beganAt - b.release.beganAt,
  );
  const found: [OriginalIncident, Candidate][] = [];
  let begun = 0;
  let latest: Candidate | undefined;
  for (const incident of byOpening) {
    const { openedAt } = incident.incident;
    while (byBeginning[begun]?.release.beganAt <= openedAt) {
      const candidate = byBeginning[begun];
      latest = latest && latest.index > candidate.index ? latest : candidate;
      begun += 1;
    }
    // The latest in order has finished last: if it is too old, all are.
    if (
      latest &&
      openedAt <= latest.release.finishedAt + attributionHours * HOUR_MS
    ) {
      found.push([incident, latest]);
    }
  }
  return found;
}
