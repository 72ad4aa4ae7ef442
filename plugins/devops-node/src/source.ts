import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import {
  Instant,
  WriteResult,
} from '@devops-domains/backstage-plugin-devops-common';

/** How far a long delivery, such as a backfill, has come. @public */
export interface SourceProgress {
  /** How many of them are done: repositories, pages, days; never less than before while `what` is the same. */
  done: number;
  /** Of how many; null while that is not known. */
  total: number | null;
  /**
   * What is counted, for people: `repositories`. Everybody is told whose services
   * the source feeds, so it must name nothing that only some may see.
   */
  what: string;
  /** Until when a rate limit makes it wait; absent or null while it works. */
  waitingUntil?: Instant | null;
}

/** What a source may do while it delivers. @public */
export interface DeliveryContext {
  /**
   * Writes records of the HTTP contract's shape (`{kind, source, externalId, …}`),
   * at most 1,000, in one transaction. Answers after the commit, one result per
   * record in the same order; a bad record never takes a good one with it.
   */
  write(records: unknown[]): Promise<WriteResult[]>;
  /** Where the source left off, any JSON; undefined at first. Kept in the database, per source and key. */
  getState(key: string): Promise<unknown>;
  setState(key: string, value: unknown): Promise<void>;
  /**
   * Says what this delivery could not do; shown with the source until its next
   * delivery. With the ref of an entity only those are told who see the entity,
   * and each report adds a line. Without one everybody is told whose services
   * the source feeds, so the message must name nothing that only some may see;
   * the last report counts, and null takes it back.
   */
  reportError(message: string | null, entityRef?: string): Promise<void>;
  /**
   * Says how far the work has come; the portal computes the time left. Kept over
   * interruptions and later deliveries until null says that nothing is left.
   */
  reportProgress(progress: SourceProgress | null): Promise<void>;
  /** Aborted when the backend shuts down. */
  signal: AbortSignal;
}

/**
 * A connector: something that delivers records by itself, on a schedule that
 * runs once in a cluster. It may be interrupted at any moment and is then run
 * again; writing the same record twice changes nothing.
 *
 * @public
 */
export interface Source {
  /** The name in every record's `source`: lower-case letters, digits, `-`, `_`, `.`. */
  readonly name: string;
  /** True when what it delivers is generated, not real; shown as sample data. */
  readonly sample?: boolean;
  /**
   * What sets it up in `app-config.yaml`, in capitals what is to be replaced; of
   * generated records what leaves them out.
   */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** Where it is described; https. */
  readonly documentation?: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  deliver(context: DeliveryContext): Promise<void>;
}
