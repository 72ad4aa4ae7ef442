import { parseReference } from '../records/reference';
import { FactFindingCode } from './factFindings';
import { OriginalIncident } from './incidents';
import { ProductionDeployment } from './waves';

/** What `causedBy` can lead to in the history of one service. */
export interface LinkTargets {
  service: string;
  /** Production deployments by the id of each of their records. */
  byRecord: ReadonlyMap<string, ProductionDeployment>;
  /** Ids of all stored deployments of the service, in any environment and state. */
  ownDeployments: ReadonlySet<string>;
  /** Whether what is stored of other services is a release, by id. */
  foreignReleases: ReadonlyMap<string, boolean>;
  /** First release that carried a revision. */
  carrier: ReadonlyMap<string, ProductionDeployment>;
}

/** Where the `causedBy` links of one incident lead. */
export interface ExplicitLinks {
  releases: ProductionDeployment[];
  /** A release of another service, which that service's facts judge. */
  foreign: string | null;
  findings: FactFindingCode[];
}

/** Rule a: what the incident itself, or a duplicate of it, names as its cause. */
export function explicitLinks(
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
  { byRecord, ownDeployments, foreignReleases }: LinkTargets,
): void {
  const deployment = byRecord.get(id);
  if (deployment?.outcome === 'succeeded') {
    addRelease(links, deployment);
  } else if (foreignReleases.get(id)) {
    links.foreign = links.foreign ?? id;
  } else if (ownDeployments.has(id) || foreignReleases.has(id)) {
    links.findings.push('link-to-no-release');
  } else {
    links.findings.push('link-waiting');
  }
}
