import { Instant } from '../records/instant';
import { parseReference } from '../records/reference';
import { FactFindingCode } from './factFindings';
import { OriginalIncident } from './incidents';
import { ProductionDeployment } from './waves';

const HOUR_MS = 3_600_000;

/** Which release an incident fails, and how that is known. */
export interface IncidentLink {
  incident: OriginalIncident;
  release: ProductionDeployment;
  reason: 'explicit' | 'inferred';
}

/** What `causedBy` can lead to in the history of one service. */
export interface LinkTargets {
  service: string;
  /** Production deployments by the id of each of their records. */
  byRecord: ReadonlyMap<string, ProductionDeployment>;
  /** Ids of all stored deployments of the service, in any environment and state. */
  ownDeployments: ReadonlySet<string>;
  foreignDeployments: ReadonlySet<string>;
  /** First release that carried a revision. */
  carrier: ReadonlyMap<string, ProductionDeployment>;
}

/** Where the `causedBy` links of one incident lead. */
export interface ExplicitLinks {
  releases: ProductionDeployment[];
  /** A deployment of another service, which that service's facts judge. */
  foreign: string | null;
  findings: FactFindingCode[];
}

/** Rule a: what the incident itself, or a duplicate of it, names as its cause. */
function explicitLinks(
  { incident, causes }: OriginalIncident,
  targets: LinkTargets,
): ExplicitLinks {
  const links: ExplicitLinks = { releases: [], foreign: null, findings: [] };
  for (const cause of causes) {
    const reference = parseReference(cause);
    if (reference?.kind === 'revision') {
      addRelease(
        links,
        // The revision is one of the incident's entity; another's history tells.
        incident.service === targets.service
          ? targets.carrier.get(reference.revision)
          : undefined,
      );
    } else if (reference?.kind === 'deployment') {
      addDeployment(
        links,
        `${reference.source}/${reference.externalId}`,
        targets,
      );
    } else {
      links.findings.push('link-waiting');
    }
  }
  if (links.releases.some(({ beganAt }) => incident.openedAt < beganAt)) {
    links.findings.push('opened-before-release');
  }
  return links;
}

function addRelease(
  links: ExplicitLinks,
  release: ProductionDeployment | undefined,
): void {
  if (release === undefined) {
    links.findings.push('link-waiting');
  } else if (!links.releases.includes(release)) {
    links.releases.push(release);
  }
}

function addDeployment(
  links: ExplicitLinks,
  id: string,
  { byRecord, ownDeployments, foreignDeployments }: LinkTargets,
): void {
  const deployment = byRecord.get(id);
  if (deployment?.outcome === 'succeeded') {
    addRelease(links, deployment);
  } else if (ownDeployments.has(id)) {
    links.findings.push('link-to-no-release');
  } else if (foreignDeployments.has(id)) {
    links.foreign = links.foreign ?? id;
  } else {
    links.findings.push('link-waiting');
  }
}

/**
 * Rule e: the latest release, itself no rollback, that had begun when the
 * incident was opened and had finished at most the attribution window before.
 *
 * @param incidents - the service's own without any `causedBy`
 * @param candidates - releases that are no rollback, in the order of the definitions
 */
function inferredLinks(
  incidents: readonly OriginalIncident[],
  candidates: readonly ProductionDeployment[],
  attributionHours: number,
): IncidentLink[] {
  const byOpening = [...incidents].sort(
    (a, b) => a.incident.openedAt - b.incident.openedAt,
  );
  const byBeginning = candidates
    .map((release, index) => ({ release, index }))
    .sort((a, b) => a.release.beganAt - b.release.beganAt);
  const links: IncidentLink[] = [];
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
      links.push({ incident, release, reason: 'inferred' });
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
 */
export function linkIncidents(
  originals: readonly OriginalIncident[],
  targets: LinkTargets,
  candidates: readonly ProductionDeployment[],
  attributionHours: number,
): IncidentLinks {
  const explicit = new Map(
    originals.map(incident => [incident, explicitLinks(incident, targets)]),
  );
  // Whoever names a cause is never second-guessed, even while the link waits.
  const silent = originals.filter(
    ({ incident, causes }) =>
      incident.service === targets.service && causes.length === 0,
  );
  const links: IncidentLink[] = [
    ...[...explicit].flatMap(([incident, { releases }]) =>
      releases.map(release => ({
        incident,
        release,
        reason: 'explicit' as const,
      })),
    ),
    ...inferredLinks(silent, candidates, attributionHours),
  ];
  const failedBy = new Map<OriginalIncident, ProductionDeployment[]>();
  for (const { incident, release } of links) {
    failedBy.set(incident, [...(failedBy.get(incident) ?? []), release]);
  }
  return { links, explicit, failedBy };
}
