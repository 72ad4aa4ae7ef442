import { compareCodePoints } from '../../records/canonicalJson';
import { OverrideRecord } from '../../records/override';
import { IncidentRecord } from '../../records/record';
import { ServiceHistory } from '../facts';

/** The history after the corrections of persons, one after the other. */
export function oracleOverrides(history: ServiceHistory): ServiceHistory {
  const { deployments, incidents } = structuredClone(history);
  const overrides = [...(history.overrides ?? [])].sort(
    (a, b) => a.decidedAt - b.decidedAt || compareCodePoints(a.id, b.id),
  );
  for (const override of overrides) {
    deployments
      .filter(({ id }) => override.target === `deployment:${id}`)
      .forEach(deployment => {
        if (override.action === 'set-type') {
          deployment.type = override.type;
        } else if (override.relation === 'fixes') {
          deployment.fixes = correctFixes(deployment.fixes, override);
        }
      });
    incidents
      .filter(({ id }) => override.target === `incident:${id}`)
      .forEach(incident => {
        if (override.relation === 'causedBy') {
          incident.causedBy = endOf(override);
          incident.isCauseDecided = true;
        } else if (override.relation === 'duplicateOf') {
          incident.duplicateOf = endOf(override);
        }
      });
  }
  const isOut = (reference: string) =>
    overrides.some(o => o.action === 'exclude' && o.target === reference);
  return {
    ...history,
    deployments: deployments.filter(({ id }) => !isOut(`deployment:${id}`)),
    incidents: incidents
      .map(incident => ({ incident, first: originalOf(incident, incidents) }))
      .filter(
        ({ incident, first }) =>
          !isOut(`incident:${incident.id}`) && !isOut(`incident:${first.id}`),
      )
      .map(({ incident, first }) =>
        first === incident
          ? incident
          : { ...incident, duplicateOf: `incident:${first.id}` },
      ),
    foreignDeployments: history.foreignDeployments.filter(
      ({ deployment }) => !isOut(`deployment:${deployment.id}`),
    ),
    excludedChanges: overrides
      .filter(
        ({ action, target }) =>
          action === 'exclude-change' &&
          // Whatever became of the record, a person spoke of the change; of another
          // service it was said to that service.
          !history.foreignDeployments.some(
            ({ deployment }) => target === `deployment:${deployment.id}`,
          ),
      )
      .map(({ to }) => to!.slice('revision:'.length)),
  };
}

function endOf({ action, to }: OverrideRecord): string | null {
  return action === 'set-link' ? to : null;
}

function correctFixes(
  fixes: string[] | null,
  { action, to }: OverrideRecord,
): string[] | null {
  return action === 'set-link'
    ? [...(fixes ?? []), to!]
    : fixes?.filter(one => to !== null && one !== to) ?? null;
}

/** What an incident repeats, however many steps away; of a cycle the smallest id. */
export function originalOf(
  incident: IncidentRecord,
  incidents: IncidentRecord[],
): IncidentRecord {
  const seen: IncidentRecord[] = [];
  let at = incident;
  while (!seen.includes(at)) {
    seen.push(at);
    const ref = at.duplicateOf;
    const next = incidents.find(o => ref === `incident:${o.id}`);
    if (!next) {
      return at;
    }
    at = next;
  }
  const cycle = seen.slice(seen.indexOf(at));
  return cycle.sort((a, b) => compareCodePoints(a.id, b.id))[0];
}
