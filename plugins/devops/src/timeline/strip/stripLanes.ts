import {
  EvidenceRow,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';

/** What the strip tells apart, from top to bottom. */
export const LANES = [
  'fine',
  'failed',
  'rollback',
  'suspect',
  'incident',
] as const;

export type LaneId = (typeof LANES)[number];

/** A record on the strip, in shares of the window from its left edge. */
export interface Mark {
  key: string;
  start: number;
  /** Equal to `start` for what happened at one instant. */
  end: number;
  at: string;
  /** Null where nothing names it. */
  name: string | null;
}

export interface Lane {
  id: LaneId;
  marks: Mark[];
}

/** The part of a row of evidence that the strip draws. */
export type StripIncident = Pick<
  EvidenceRow,
  'id' | 'entityRef' | 'at' | 'startedAt' | 'endedAt' | 'title'
>;

/** These stand on the strip even when empty, because that they are empty is news. */
const ALWAYS: LaneId[] = ['fine', 'failed'];

/** The lane of a release, by the worst that is known of it; null for what does not stand for one. */
export function laneOf({
  failed,
  suspect,
  type,
  rework,
}: Pick<
  TimelineDeployment,
  'failed' | 'suspect' | 'type' | 'rework'
>): LaneId | null {
  if (failed === null) {
    return null;
  }
  if (failed) {
    return 'failed';
  }
  if (type === 'rollback' || rework.includes('detected-rollback')) {
    return 'rollback';
  }
  return suspect ? 'suspect' : 'fine';
}

/**
 * Sorts releases and incidents into lanes and places them in a window. What is no
 * release, or was not finished at a known instant, is left to the table.
 */
export function stripLanes(
  window: { from: string; to: string },
  deployments: TimelineDeployment[],
  incidents: StripIncident[],
): Lane[] {
  const from = Date.parse(window.from);
  const length = Math.max(1, Date.parse(window.to) - from);
  const place = (iso: string) =>
    Math.min(1, Math.max(0, (Date.parse(iso) - from) / length));
  const marks = new Map<LaneId, Mark[]>(LANES.map(id => [id, []]));

  for (const deployment of deployments) {
    const lane = laneOf(deployment);
    const at = deployment.finishedAt ?? deployment.startedAt;
    if (lane && at) {
      marks.get(lane)?.push({
        key: deployment.id,
        start: place(at),
        end: place(at),
        at,
        name: deployment.version,
      });
    }
  }
  for (const incident of incidents) {
    const at = incident.startedAt ?? incident.at;
    const start = place(at);
    marks.get('incident')?.push({
      key: `${incident.entityRef} ${incident.id}`,
      start,
      // One that is not over yet reaches to the end of the window; one that its
      // source resolved before it opened has no length.
      end: Math.max(start, place(incident.endedAt ?? window.to)),
      at,
      name: incident.title,
    });
  }
  return LANES.map(id => ({ id, marks: marks.get(id) ?? [] })).filter(
    ({ id, marks: found }) => found.length > 0 || ALWAYS.includes(id),
  );
}
