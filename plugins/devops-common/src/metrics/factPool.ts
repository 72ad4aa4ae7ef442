import { compareCodePoints } from '../records/canonicalJson';
import { Instant } from '../records/instant';
import {
  ChangeFact,
  DeploymentFact,
  IncidentFact,
  ServiceFacts,
  ServiceSummary,
} from './facts';
import { compareFinished } from './ordering';
import { Window } from './query';

/** The union of the distinct facts of services, each list in order of time. */
export interface FactPool {
  summaries: ReadonlyMap<string, ServiceSummary>;
  /** Releases and failed production deployments. */
  deployments: DeploymentFact[];
  changes: ChangeFact[];
  incidents: IncidentFact[];
}

/** Brings facts together; a service that is given twice counts once. */
export function factPool(facts: readonly ServiceFacts[]): FactPool {
  return {
    summaries: new Map(facts.map(({ service, summary }) => [service, summary])),
    deployments: distinct(
      facts.flatMap(({ deployments }) => deployments),
      ({ service, id }) => `${service} ${id}`,
    ).sort(
      (a, b) =>
        compareFinished(a, b) || compareCodePoints(a.service, b.service),
    ),
    changes: distinct(
      facts.flatMap(({ changes }) => changes),
      ({ service, revision }) => `${service} ${revision}`,
    ).sort((a, b) => a.releasedAt - b.releasedAt),
    incidents: distinct(
      facts.flatMap(({ incidents }) => incidents),
      ({ service, id }) => `${service} ${id}`,
    ).sort((a, b) => a.openedAt - b.openedAt),
  };
}

/** Releases whose finishedAt lies in the window. */
export function releasesIn(pool: FactPool, window: Window): DeploymentFact[] {
  return deploymentsIn(pool, window).filter(isRelease);
}

/** Production deployments, failed ones too, whose finishedAt lies in the window. */
export function deploymentsIn(
  { deployments }: FactPool,
  window: Window,
): DeploymentFact[] {
  return within(deployments, window, ({ finishedAt }) => finishedAt);
}

/** Changes that first reached production in the window. */
export function changesIn({ changes }: FactPool, window: Window): ChangeFact[] {
  return within(changes, window, ({ releasedAt }) => releasedAt);
}

/** Incidents that were opened in the window. */
export function incidentsIn(
  { incidents }: FactPool,
  window: Window,
): IncidentFact[] {
  return within(incidents, window, ({ openedAt }) => openedAt);
}

/** Releases that have failed, whenever that became known. */
export function failedReleases(releases: DeploymentFact[]): DeploymentFact[] {
  return releases.filter(({ failures }) => failures.length > 0);
}

/** The earliest of an instant of all services; null when no service has one. */
export function earliest(
  { summaries }: FactPool,
  read: (summary: ServiceSummary) => Instant | null,
): Instant | null {
  let first: Instant | null = null;
  for (const summary of summaries.values()) {
    const at = read(summary);
    first = at !== null && (first === null || at < first) ? at : first;
  }
  return first;
}

function isRelease({ outcome }: DeploymentFact): boolean {
  return outcome === 'succeeded';
}

/** An entity ref holds no blank, so it can be parted from an id by one. */
function distinct<T>(items: T[], identity: (item: T) => string): T[] {
  return [...new Map(items.map(item => [identity(item), item])).values()];
}

/** A series asks for many windows of one list, so each is found by bisection. */
function within<T>(
  sorted: T[],
  { from, to }: Window,
  at: (item: T) => Instant,
): T[] {
  const firstFrom = (instant: Instant) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (at(sorted[middle]) < instant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };
  return sorted.slice(
    firstFrom(from),
    Math.max(firstFrom(from), firstFrom(to)),
  );
}
