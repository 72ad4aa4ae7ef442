import { compareCodePoints } from '../records/canonicalJson';
import { IncidentRecord } from '../records/record';
import { parseReference } from '../records/reference';

/** An incident together with the duplicates that are passed over for it. */
export interface OriginalIncident {
  incident: IncidentRecord;
  /** `causedBy` of the incident and of its duplicates, without repetition, sorted. */
  causes: string[];
  /** A person has said what caused it, or that nothing did: nothing is inferred. */
  isCauseDecided: boolean;
}

/** The incidents that count, and where references to any of them lead. */
export interface OriginalIncidents {
  originals: OriginalIncident[];
  /** By the id of every stored incident, duplicates included. */
  byId: ReadonlyMap<string, OriginalIncident>;
}

/**
 * Follows `duplicateOf` to the incident that counts. One whose original is not
 * stored counts as itself; of a cycle the smallest id stays.
 *
 * @param incidents - distinct
 */
export function originalIncidents(
  incidents: readonly IncidentRecord[],
): OriginalIncidents {
  const stored = new Map(incidents.map(incident => [incident.id, incident]));
  const roots = rootIds(stored);
  const members = new Map<string, IncidentRecord[]>();
  for (const [id, root] of roots) {
    const known = members.get(root);
    if (known) {
      known.push(stored.get(id)!);
    } else {
      members.set(root, [stored.get(id)!]);
    }
  }
  const originals = [...members].map(([root, duplicates]) =>
    toOriginal(stored.get(root)!, duplicates),
  );
  originals.sort((a, b) => compareCodePoints(a.incident.id, b.incident.id));
  const byRoot = new Map(originals.map(one => [one.incident.id, one]));
  return {
    originals,
    byId: new Map([...roots].map(([id, root]) => [id, byRoot.get(root)!])),
  };
}

/** What a person decided about any of the duplicates silences what sources say of the others. */
function toOriginal(
  incident: IncidentRecord,
  duplicates: IncidentRecord[],
): OriginalIncident {
  const decided = duplicates.filter(({ isCauseDecided }) => isCauseDecided);
  const speaking = decided.length > 0 ? decided : duplicates;
  return {
    incident,
    causes: [
      ...new Set(speaking.flatMap(({ causedBy }) => causedBy ?? [])),
    ].sort(compareCodePoints),
    isCauseDecided: decided.length > 0,
  };
}

/** The id of the original of each stored incident. */
function rootIds(
  stored: ReadonlyMap<string, IncidentRecord>,
): Map<string, string> {
  const roots = new Map<string, string>();
  for (const start of stored.keys()) {
    const path: string[] = [];
    const position = new Map<string, number>();
    let id = start;
    while (!roots.has(id) && !position.has(id)) {
      position.set(id, path.length);
      path.push(id);
      id = originalOf(stored.get(id)!, stored) ?? id;
    }
    const root = roots.get(id) ?? smallest(path.slice(position.get(id)));
    path.forEach(passed => roots.set(passed, root));
  }
  return roots;
}

function originalOf(
  { duplicateOf }: IncidentRecord,
  stored: ReadonlyMap<string, IncidentRecord>,
): string | null {
  const reference = duplicateOf === null ? null : parseReference(duplicateOf);
  if (reference?.kind !== 'incident') {
    return null;
  }
  const id = `${reference.source}/${reference.externalId}`;
  return stored.has(id) ? id : null;
}

function smallest(ids: string[]): string {
  return ids.reduce((a, b) => (compareCodePoints(a, b) <= 0 ? a : b));
}
