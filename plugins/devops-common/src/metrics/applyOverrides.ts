import { compareCodePoints } from '../records/canonicalJson';
import { OverrideRecord } from '../records/override';
import { DeploymentRecord, IncidentRecord } from '../records/record';
import { parseReference } from '../records/reference';
import { ServiceHistory } from './facts';
import { originalIncidents } from './incidents';

/**
 * Makes the corrections of persons hold. The overrides of one target are applied
 * one after the other, by `decidedAt`, then by id: of two that say something
 * about the same thing the later one has the last word, and those that speak of
 * different things all hold.
 *
 * - `exclude` takes the record out, an incident together with its duplicates,
 *   which stay passed over.
 * - `exclude-change` takes a change out of the numbers, and out of those that wait
 *   for a release, whoever else names it; what lies below it in the graph of
 *   commits is still found. A deployment or a record of the change is only how it
 *   was named: the change stays out when that record is deleted, for another release
 *   may carry it. A record that moves to another entity takes the correction along.
 * - `set-link` and `remove-link` of `causedBy` decide what caused an incident:
 *   neither its duplicates nor the attribution window are asked any more.
 * - `set-link` of `fixes` adds to the list, `remove-link` takes from it.
 * - `set-type` replaces the type.
 *
 * Any other override whose target is not in the history changes nothing.
 *
 * @returns the history as if its sources had said so, in the same order and
 * without overrides
 * @public
 */
export function applyOverrides(history: ServiceHistory): ServiceHistory {
  const byTarget = overridesByTarget(history.overrides ?? []);
  if (byTarget.size === 0) {
    return { ...history, overrides: [] };
  }
  const foreign = new Set(
    history.foreignDeployments.map(
      ({ deployment }) => `deployment:${deployment.id}`,
    ),
  );
  const excludedChanges = [
    ...(history.excludedChanges ?? []),
    ...[...byTarget]
      // Another service left out what it is not to be counted for.
      .filter(([target]) => !foreign.has(target))
      .flatMap(([, overrides]) => excludedBy(overrides)),
  ];
  const of = (kind: 'deployment' | 'incident', id: string) =>
    byTarget.get(`${kind}:${id}`) ?? [];
  const isExcluded = (kind: 'deployment' | 'incident', id: string) =>
    of(kind, id).some(({ action }) => action === 'exclude');
  const incidents = history.incidents.map(incident =>
    of('incident', incident.id).reduce(correctIncident, incident),
  );
  return {
    ...history,
    deployments: history.deployments
      .filter(({ id }) => !isExcluded('deployment', id))
      .map(deployment =>
        of('deployment', deployment.id).reduce(correctDeployment, deployment),
      ),
    incidents: withoutExcluded(incidents, id => isExcluded('incident', id)),
    foreignDeployments: history.foreignDeployments.filter(
      ({ deployment }) => !isExcluded('deployment', deployment.id),
    ),
    excludedChanges: [...new Set(excludedChanges)].sort(compareCodePoints),
    overrides: [],
  };
}

function overridesByTarget(
  overrides: readonly OverrideRecord[],
): Map<string, OverrideRecord[]> {
  const byTarget = new Map<string, OverrideRecord[]>();
  for (const override of [...overrides].sort(compareDecided)) {
    const known = byTarget.get(override.target);
    if (known) {
      known.push(override);
    } else {
      byTarget.set(override.target, [override]);
    }
  }
  return byTarget;
}

function compareDecided(a: OverrideRecord, b: OverrideRecord): number {
  return a.decidedAt - b.decidedAt || compareCodePoints(a.id, b.id);
}

/** The revisions that the overrides of one record take out of the changes. */
function excludedBy(overrides: readonly OverrideRecord[]): string[] {
  return overrides.flatMap(({ action, to }) => {
    const change =
      action === 'exclude-change' && to !== null ? parseReference(to) : null;
    return change?.kind === 'revision' ? change.revision : [];
  });
}

/** An excluded incident takes its duplicates along; what is between two others leaves them linked. */
function withoutExcluded(
  incidents: IncidentRecord[],
  isExcluded: (id: string) => boolean,
): IncidentRecord[] {
  const { byId } = originalIncidents(incidents);
  return incidents.flatMap(incident => {
    const original = byId.get(incident.id)?.incident.id ?? incident.id;
    if (isExcluded(incident.id) || isExcluded(original)) {
      return [];
    }
    return original === incident.id
      ? [incident]
      : [{ ...incident, duplicateOf: `incident:${original}` }];
  });
}

function correctIncident(
  incident: IncidentRecord,
  { action, relation, to }: OverrideRecord,
): IncidentRecord {
  if (action !== 'set-link' && action !== 'remove-link') {
    return incident;
  }
  const end = action === 'set-link' ? to : null;
  switch (relation) {
    case 'causedBy':
      return { ...incident, causedBy: end, isCauseDecided: true };
    case 'duplicateOf':
      return { ...incident, duplicateOf: end };
    default:
      return incident;
  }
}

function correctDeployment(
  deployment: DeploymentRecord,
  { action, relation, to, type }: OverrideRecord,
): DeploymentRecord {
  if (action === 'set-type') {
    return { ...deployment, type };
  }
  if (relation !== 'fixes') {
    return deployment;
  }
  const { fixes } = deployment;
  if (action === 'set-link' && to !== null) {
    return { ...deployment, fixes: [...new Set([...(fixes ?? []), to])] };
  }
  // What was never said cannot be taken away.
  return {
    ...deployment,
    fixes: fixes && fixes.filter(one => to !== null && one !== to),
  };
}
