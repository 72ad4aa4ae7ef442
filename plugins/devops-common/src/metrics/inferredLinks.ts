import { Instant } from '../records/instant';
import { OriginalIncident } from './incidents';
import { ProductionDeployment } from './waves';

const HOUR_MS = 3_600_000;

/**
 * Rule e: the latest release, itself no rollback, that had begun when the
 * incident was opened and had finished at most the attribution window before.
 *
 * @param incidents - the service's own without any `causedBy`
 * @param candidates - releases that are no rollback, in the order of the definitions
 */
export function inferredLinks(
  incidents: readonly OriginalIncident[],
  candidates: readonly ProductionDeployment[],
  attributionHours: number,
): { incident: OriginalIncident; release: ProductionDeployment }[] {
  const byOpening = [...incidents].sort(
    (a, b) => a.incident.openedAt - b.incident.openedAt,
  );
  const byBeginning = candidates
    .map((release, index) => ({ release, index }))
    .sort((a, b) => a.release.beganAt - b.release.beganAt);
  const links: { incident: OriginalIncident; release: ProductionDeployment }[] =
    [];
  let begun = 0;
  let latest = -1;
  for (const incident of byOpening) {
    const { openedAt } = incident.incident;
    while (byBeginning[begun]?.release.beganAt <= openedAt) {
      latest = Math.max(latest, byBeginning[begun].index);
      begun += 1;
    }
    // The latest in order has finished last: if it is too old, all are.
    const release = candidates[latest];
    if (release && isAttributed(release, openedAt, attributionHours)) {
      links.push({ incident, release });
    }
  }
  return links;
}

function isAttributed(
  { finishedAt }: ProductionDeployment,
  openedAt: Instant,
  attributionHours: number,
): boolean {
  return openedAt <= finishedAt + attributionHours * HOUR_MS;
}
