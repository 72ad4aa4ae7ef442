import { parseReference } from '../records/reference';
import { OriginalIncident } from './incidents';
import { compareFinished } from './ordering';
import { ProductionDeployment } from './waves';

/** Rule b: which earlier releases a release says it mends. */
export interface Fixes {
  /** Each later release with the earlier ones that it mends. */
  mended: Map<ProductionDeployment, ProductionDeployment[]>;
  /** Releases with a reference in `fixes` that leads to nothing earlier. */
  withoutTarget: Set<ProductionDeployment>;
}

/**
 * @param incidentsById - every stored incident, duplicates included
 * @param failedBy - the releases of this service that an incident is linked to
 */
export function resolveFixes(
  releases: readonly ProductionDeployment[],
  byRecord: ReadonlyMap<string, ProductionDeployment>,
  incidentsById: ReadonlyMap<string, OriginalIncident>,
  failedBy: ReadonlyMap<OriginalIncident, ProductionDeployment[]>,
): Fixes {
  const fixes: Fixes = { mended: new Map(), withoutTarget: new Set() };
  const targetsOf = (text: string): ProductionDeployment[] => {
    const reference = parseReference(text);
    if (reference === null || reference.kind === 'revision') {
      return [];
    }
    const id = `${reference.source}/${reference.externalId}`;
    if (reference.kind === 'deployment') {
      const deployment = byRecord.get(id);
      return deployment?.outcome === 'succeeded' ? [deployment] : [];
    }
    const incident =
      reference.kind === 'incident' ? incidentsById.get(id) : undefined;
    return incident ? failedBy.get(incident) ?? [] : [];
  };
  for (const release of releases) {
    const mended = new Set<ProductionDeployment>();
    for (const reference of release.fixes) {
      const earlier = targetsOf(reference).filter(
        target => compareFinished(target, release) < 0,
      );
      earlier.forEach(target => mended.add(target));
      if (earlier.length === 0) {
        fixes.withoutTarget.add(release);
      }
    }
    if (mended.size > 0) {
      fixes.mended.set(release, [...mended]);
    }
  }
  return fixes;
}
