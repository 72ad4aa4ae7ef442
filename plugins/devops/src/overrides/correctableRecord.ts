import {
  EvidenceRow,
  Override,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';

/** A record that a person can correct, as the screen shows it. */
export interface CorrectableRecord {
  kind: 'deployment' | 'incident';
  /** How the screen calls it. */
  name: string;
  /** References of what is corrected together: the waves of a release are one. */
  targets: string[];
  /** The type that it has now, where that is known. */
  type: string | null;
  /** When the incident opened; null where that is not known, and for a deployment. */
  openedAt: string | null;
}

/** The record of a row of evidence; null for a change, which nobody corrects. */
export function recordOfEvidence(row: EvidenceRow): CorrectableRecord | null {
  const { kind, id, waves = [id], title, startedAt, at } = row;
  return kind === 'change'
    ? null
    : {
        kind,
        name: title ?? id,
        targets: waves.map(wave => `${kind}:${wave}`),
        type: null,
        openedAt: kind === 'incident' ? startedAt ?? at : null,
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
        type: null,
        openedAt: null,
      }
    : null;
}

/** The record of a deployment on the time line, with the waves that count as one with it. */
export function recordOfDeployment({
  id,
  waves = [id],
  type,
}: TimelineDeployment): CorrectableRecord {
  return {
    kind: 'deployment',
    name: id,
    targets: waves.map(wave => `deployment:${wave}`),
    type,
    openedAt: null,
  };
}

/** The record that a correction is about, for undoing it where nothing else shows it. */
export function nameOfTarget(override: Pick<Override, 'target'>): string {
  return override.target.slice(override.target.indexOf(':') + 1);
}
