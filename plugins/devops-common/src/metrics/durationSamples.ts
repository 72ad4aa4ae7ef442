import { ChangeFact, DeploymentFact, IncidentFact } from './facts';
import { DurationSample } from './reading';

/** From the start of a change to its release. */
export function leadTimeSample(change: ChangeFact): DurationSample {
  return { at: change.releasedAt, ms: change.leadTimeMs };
}

/** A resolution before the release finished makes the duration 0. */
export function recoverySample({
  finishedAt,
  recoveredAt,
}: DeploymentFact): DurationSample {
  return {
    at: finishedAt,
    ms: recoveredAt === null ? null : Math.max(0, recoveredAt - finishedAt),
  };
}

/** From the opening of an incident to its resolution. */
export function restoreSample(incident: IncidentFact): DurationSample {
  return { at: incident.openedAt, ms: incident.restoreMs };
}
