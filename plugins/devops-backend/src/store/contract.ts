import {
  Instant,
  OverrideRecord,
  RecordKind,
  ServedServices,
  SourceStatus,
  StoredRecord,
  TimelineDeployment,
  WaitingChange,
  WriteResult,
} from '@devops-domains/backstage-plugin-devops-common';
import type { StoredBlocks } from './factBlocks';
import type { StoredFacts } from './readFacts';
import type { WriterRule } from './WriterRule';

/**
 * What the rest of the backend may ask of the store. The store knows neither
 * HTTP nor permissions: who may see which service is decided before it is asked.
 * Every method takes a fixed number of SQL statements, however many services.
 */
export interface FactsReader {
  /**
   * Facts of the services: deployments and changes released in `[from, to)`,
   * incidents opened in it, and the whole summary. A service that is unknown to
   * the store is left out. Their `factsHash` changes whenever one of the
   * service's facts does, in the window or not.
   */
  readFacts(
    services: string[],
    window: { from: Instant; to: Instant },
  ): Promise<StoredFacts[]>;

  /**
   * The same facts, and some beside the window, as far as numbers need them; many
   * times as fast. `stale` names the services of which facts are still to be
   * computed, among them those of which there are none yet.
   */
  readFactBlocks(
    services: string[],
    window: { from: Instant; to: Instant },
  ): Promise<{ services: StoredBlocks[]; stale: ReadonlySet<string> }>;

  /**
   * `version` changes whenever a fact of one of the services changes; `stale`
   * is true while facts of one of them are still to be computed.
   */
  readFactsState(
    services: string[],
  ): Promise<{ version: string; stale: boolean }>;

  /** Deployments in any environment and state, or what stands for a release; newest first. `after` is the cursor of the page before. */
  readTimeline(query: {
    services: string[];
    from: Instant;
    to: Instant;
    limit: number;
    after?: string;
    releasesOnly?: boolean;
  }): Promise<{ items: TimelineDeployment[]; nextCursor: string | null }>;

  /** The last success in each environment of each service. */
  readLive(services: string[], now: Instant): Promise<TimelineDeployment[]>;

  /** Changes that were merged (or committed) and wait for a release, oldest first; `total` on the first page only. */
  readWaitingChanges(query: {
    services: string[];
    limit: number;
    after?: string;
  }): Promise<{
    items: StoredWaitingChange[];
    total: number | null;
    nextCursor: string | null;
  }>;

  /** Merged records by id (`source/externalId`), for titles and links of evidence. */
  readRecords(ids: string[]): Promise<StoredRecord[]>;

  readSources(services: string[]): Promise<SourceStatus[]>;

  /** For which services each source delivered production deployments or incidents, since `between` and before it. */
  readServedServices(window: {
    from: Instant;
    between: Instant;
    to: Instant;
  }): Promise<ServedServices[]>;

  /** How many records wait for an entity. */
  countUnmatched(): Promise<number>;
}

/** A change that waits, and by which record it can be spoken of. */
export interface StoredWaitingChange extends WaitingChange {
  /** `source/externalId`; the first where several records describe the change, null where none does any more. */
  id: string | null;
  /** Number of the pull request that brought it; null where none is known. */
  pullRequest: number | null;
}

/** An override as it stands. */
export interface StoredOverride {
  record: OverrideRecord;
  /** Entity ref of the service that its target belongs to; null when there is none. */
  service: string | null;
  /** Undone; it can hold again. */
  deleted: boolean;
  updatedAt: Instant;
}

/** What may be asked of the corrections that persons made. */
export interface OverrideReader {
  /** Those that hold for records of the services, newest first. `after` is the cursor of the page before. */
  readOverrides(query: {
    services: string[];
    limit: number;
    after?: string;
  }): Promise<{ items: StoredOverride[]; nextCursor: string | null }>;

  /** Those of the ids (`source/externalId`), undone ones too. */
  readOverridesById(ids: string[]): Promise<StoredOverride[]>;
}

/** The only door through which records come in. */
export interface RecordWriter {
  /**
   * Validates one by one, merges with the stored versions, matches and writes
   * in one transaction; answers after the commit, one result per record in the
   * same order. Throws only when the database does, or what it is to wait for.
   */
  write(records: unknown[], options?: WriteOptions): Promise<WriteResult[]>;
}

/** How records are written. */
export interface WriteOptions {
  /**
   * What a record without `kind` is taken for. Overrides are only accepted
   * where it is `override`.
   */
  kind?: RecordKind;
  /** Only what its rule allows is written; the rest is rejected as forbidden. Without one everything is. */
  writer?: WriterRule | null;
  /**
   * Nothing is written before this has settled, and nothing at all when it failed.
   * Records are validated, and looked up in catalog and database, at once, so that
   * a batch can be while the one before it is written; the two may not share a record.
   */
  after?: Promise<unknown>;
}
