import { Instant } from '../records/instant';
import { decodeBlocks } from './decodeBlocks';
import { encodeFacts } from './factBlock';
import { ServiceFacts, ServiceSummary } from './facts';
import { FactTable } from './factTable';
import { distinctFacts } from './distinctFacts';

/**
 * A service with the blocks of its facts, one after the other in any order.
 *
 * @public
 */
export interface ServiceBlocks {
  service: string;
  summary: ServiceSummary;
  words: Uint32Array;
}

/** The union of the distinct facts of services, each table in order of time. @public */
export interface FactPool {
  /** The services by their position in the tables. */
  services: readonly { service: string; summary: ServiceSummary }[];
  /** The earliest of all services; null when no service has one. */
  firstRecordAt: Instant | null;
  /** The same of production deployments. */
  firstDeploymentAt: Instant | null;
  /** Releases and failed production deployments. */
  deployments: FactTable;
  changes: FactTable;
  incidents: FactTable;
}

/** Brings facts together; a service that is given twice counts once. */
export function factPool(facts: readonly ServiceFacts[]): FactPool {
  return blockPool(
    distinctFacts(facts).map(one => ({
      service: one.service,
      summary: one.summary,
      words: concatenate(encodeFacts(one).map(({ words }) => words)),
    })),
  );
}

/** Brings facts together that were encoded by `encodeFacts`, each service once. @public */
export function blockPool(services: readonly ServiceBlocks[]): FactPool {
  const [deployments, changes, incidents] = decodeBlocks(
    services.map(({ words }) => words),
  );
  const first = (read: (summary: ServiceSummary) => Instant | null) =>
    earliest(services.map(({ summary }) => read(summary)));
  return {
    services,
    firstRecordAt: first(({ firstRecordAt }) => firstRecordAt),
    firstDeploymentAt: first(({ firstDeploymentAt }) => firstDeploymentAt),
    deployments,
    changes,
    incidents,
  };
}

function earliest(instants: (Instant | null)[]): Instant | null {
  let first: Instant | null = null;
  for (const at of instants) {
    first = at !== null && (first === null || at < first) ? at : first;
  }
  return first;
}

function concatenate(parts: Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(
    parts.reduce((sum, { length }) => sum + length, 0),
  );
  parts.reduce((place, part) => {
    whole.set(part, place);
    return place + part.length;
  }, 0);
  return whole;
}
