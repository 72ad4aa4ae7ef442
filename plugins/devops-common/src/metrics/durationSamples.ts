import { ChangeFact, DeploymentFact, IncidentFact } from './facts';
import { DurationSample } from './reading';

/** From the start of a change to its release. */
export function leadTimeSample(change: ChangeFact): DurationSample {
  return { at: change.releasedAt, ms: change.leadTimeMs };
}

/** A resolution before the release finished makes the duration 0, one that cannot be makes it none. */
export function recoverySample({
  finishedAt,
  recoveredAt,
  findings,
}: DeploymentFact): DurationSample {
  const isUnknown =
    recoveredAt === null || findings.includes('recovery-unknown');
  return {
    at: finishedAt,
    ms: isUnknown ? null : Math.max(0, recoveredAt - finishedAt),
  };
}

/** From the opening of an incident to its resolution. */
export function restoreSample(incident: IncidentFact): DurationSample {
  return { at: incident.openedAt, ms: incident.restoreMs };
}
