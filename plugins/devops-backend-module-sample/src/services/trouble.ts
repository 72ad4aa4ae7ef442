import { Release, ServiceSimulation } from '../simulation/ServiceSimulation';

const MINUTE = 60_000;

/** How releases of a service go wrong. */
export interface Risk {
  /** Share of the releases that cause an incident. */
  share: number;
  /** Median time from the incident to its end. */
  recoveryMinutes: number;
  /** What users notice; one is picked. */
  titles: readonly string[];
}

/**
 * Lets a release cause an incident by chance. It ends with a hotfix; one in four
 * raises a second alert for the same thing.
 *
 * @returns the hotfix; null when all went well
 */
export function perhapsTrouble(
  service: ServiceSimulation,
  release: Release,
  risk: Risk,
): Release | null {
  const { random } = service;
  if (!random.chance(risk.share)) {
    return null;
  }
  const openedAt = release.finishedAt + random.integer(4, 40) * MINUTE;
  const minutes = Math.max(6, Math.round(random.around(risk.recoveryMinutes)));
  const trouble = {
    openedAt,
    resolvedAt: openedAt + minutes * MINUTE,
    severity: random.pick(['critical', 'major', 'major', 'minor'] as const),
    title: random.pick(risk.titles),
    // Not every incident report says what caused it.
    causedBy: random.chance(0.75) ? release : undefined,
  };
  const incident = service.incident(trouble);
  if (random.chance(0.25)) {
    service.incident({ ...trouble, openedAt: openedAt + 3 * MINUTE }, incident);
  }
  return service.hotfix(trouble.resolvedAt - 6 * MINUTE, 5, {
    incident,
    release,
  });
}
