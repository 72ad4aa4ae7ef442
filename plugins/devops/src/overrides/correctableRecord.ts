import {
  ChangesAnswer,
  EvidenceRow,
  Override,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';

/** A record that a person can correct, as the screen shows it. */
export interface CorrectableRecord {
  /** `waiting` is a change that no release has carried yet. */
  kind: 'deployment' | 'incident' | 'change' | 'waiting';
  /** How the screen calls it. */
  name: string;
  /**
   * References of what is corrected together: the waves of a release are one. Of a
   * change the deployment that released it, or while it waits a record of it.
   */
  targets: string[];
  /** `revision:…` of a change, which has no id of its own; null for any other. */
  change: string | null;
  /** The type that it has now, where that is known. */
  type: string | null;
  /** When the deployment finished or the incident opened, in milliseconds; null where that is not known. */
  at: number | null;
}

/** The record of a row of evidence; null for a change of which nobody says what released it. */
export function recordOfEvidence(row: EvidenceRow): CorrectableRecord | null {
  const { kind, id, waves = [id], title, at } = row;
  if (kind === 'change') {
    return recordOfChange(row);
  }
  return {
    kind,
    name: title ?? id,
    targets: waves.map(wave => `${kind}:${wave}`),
    change: null,
    type: null,
    at: Date.parse(at),
  };
}

function recordOfChange({ id, links }: EvidenceRow): CorrectableRecord | null {
  const release = links.find(({ reason }) => reason === 'released-by');
  return release
    ? {
        kind: 'change',
        name: id,
        targets: [release.ref],
        change: `revision:${id}`,
        type: null,
        at: null,
      }
    : null;
}

/** The record of a change that waits for a release; null where none describes it any more. */
export function recordOfWaiting(
  { id, revision }: ChangesAnswer['items'][number],
  name: string,
): CorrectableRecord | null {
  return id === null
    ? null
    : {
        kind: 'waiting',
        name,
        targets: [`change:${id}`],
        change: `revision:${revision}`,
        type: null,
        at: null,
      };
}

/** The incident that a row of evidence is linked by; null for any other link. */
export function incidentOfLink(
  link: EvidenceRow['links'][number],
): CorrectableRecord | null {
  return link.ref.startsWith('incident:')
    ? {
        kind: 'incident',
        name: link.title ?? link.ref.slice('incident:'.length),
        targets: [link.ref],
        change: null,
        type: null,
        at: null,
      }
    : null;
}

/** The record of a deployment on the time line, with the waves that count as one with it. */
export function recordOfDeployment({
  id,
  waves = [id],
  type,
  finishedAt,
}: TimelineDeployment): CorrectableRecord {
  return {
    kind: 'deployment',
    name: id,
    targets: waves.map(wave => `deployment:${wave}`),
    change: null,
    type,
    at: finishedAt === null ? null : Date.parse(finishedAt),
  };
}

/** Whether a correction is about a record, and not about a change that it released. */
export function isAbout(
  { target, action, to }: Override,
  { targets, change }: CorrectableRecord,
): boolean {
  return (
    targets.includes(target) &&
    (action === 'exclude-change' ? to : null) === change
  );
}

/** Whether a correction takes what it is about out of all numbers. */
export function excludes({ action }: Override): boolean {
  return action === 'exclude' || action === 'exclude-change';
}

/** The record that a correction is about, for undoing it where nothing else shows it. */
export function nameOfTarget(override: Pick<Override, 'target'>): string {
  return override.target.slice(override.target.indexOf(':') + 1);
}
