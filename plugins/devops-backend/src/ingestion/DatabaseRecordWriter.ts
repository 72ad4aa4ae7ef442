import {
  KINDS_WITHOUT_ENTITY,
  ParsedRecord,
  parseRecord,
  RecordKind,
  RecordVersion,
  WriteResult,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { RecordWriter, WriteOptions } from '../store/contract';
import { refOfRecord } from '../store/recordRef';
import { isSameWay } from '../store/recordRows';
import { rowsByRef } from '../store/records';
import { ensureServices } from '../store/services';
import { WriterRule } from '../store/WriterRule';
import { transact } from '../store/transactions';
import { prepareGuard } from '../writers/WriteGuard';
import { EntityMatcher, PreparedMatches } from './EntityMatcher';
import { mapInTurns } from './inTurns';
import { MatchRequest, toMatchRequest } from './matchingRules';
import { IncidentSourcesOf, toServiceEntity } from './serviceEntity';
import { VersionBatch } from './VersionBatch';
import { writeBatch, WrittenBatch } from './writeBatch';

/** Told after each commit which services are to be computed again. */
export type OnTouched = (
  serviceIds: number[],
  batch: { records: number },
) => Promise<void>;

/** Keeps records in the plugin's database. */
export class DatabaseRecordWriter implements RecordWriter {
  readonly #knex: Knex;
  readonly #matcher: EntityMatcher;
  readonly #incidentSourcesOf: IncidentSourcesOf;
  readonly #onTouched: OnTouched;
  readonly #clock: () => number;

  constructor(options: {
    knex: Knex;
    matcher: EntityMatcher;
    /** By default none are known. */
    incidentSourcesOf?: IncidentSourcesOf;
    onTouched: OnTouched;
    clock?: () => number;
  }) {
    this.#knex = options.knex;
    this.#matcher = options.matcher;
    this.#incidentSourcesOf = options.incidentSourcesOf ?? (() => []);
    this.#onTouched = options.onTouched;
    this.#clock = options.clock ?? Date.now;
  }

  async write(
    records: unknown[],
    options: WriteOptions = {},
  ): Promise<WriteResult[]> {
    const { kind } = options;
    const read = (record: unknown, assumed: RecordKind | undefined) => {
      const parsed = parseRecord(record, { kind: assumed });
      return kind ? refuseOtherKind(parsed, kind) : refuseOverride(parsed);
    };
    // In turns: the batch before this one may be on its way to the database.
    const early = await mapInTurns(records, record =>
      kind || saysKind(record) ? read(record, kind) : undefined,
    );
    const kinds = await this.#storedKinds(records.filter((_, i) => !early[i]));
    const parsed = records.map(
      (record, i) => early[i] ?? read(record, kinds.get(refOfRecord(record))),
    );
    const batch = groupByRecord(parsed);
    return batch.size === 0
      ? toResults(parsed, new Map())
      : toResults(parsed, await this.#writeVersions(batch, options));
  }

  /** Looks for the entities of stored records once more, by `source/externalId`. */
  async rematch(refs: string[]): Promise<void> {
    await this.#writeVersions(new Map(refs.map(ref => [ref, []])));
  }

  async #writeVersions(
    incoming: ReadonlyMap<string, RecordVersion[]>,
    { writer, after }: WriteOptions = {},
  ) {
    const batch = new VersionBatch(incoming);
    const matches = await this.#prepareMatches(batch);
    await after;
    const { outcomes, touched } = await this.#save(batch, matches, writer);
    if (touched.length > 0) {
      await this.#onTouched(touched, { records: incoming.size });
    }
    return outcomes;
  }

  /** A deletion needs no kind where the record is stored. */
  async #storedKinds(records: unknown[]) {
    const refs = records.flatMap(refOfIdentity);
    if (refs.length === 0) {
      return new Map<string, RecordKind>();
    }
    const rows = await rowsByRef(this.#knex, new Set(refs));
    return new Map([...rows].map(([ref, row]) => [ref, row.kind]));
  }

  /** Asks the catalog before the transaction starts, for those that are new, wait, or name another entity than before. */
  async #prepareMatches(batch: VersionBatch): Promise<PreparedMatches> {
    const stored = await rowsByRef(this.#knex, batch.refs);
    const ways: MatchRequest[] = [];
    for (const ref of batch.refs) {
      const row = stored.get(ref);
      const { merged } = batch.applyTo(ref, row);
      const isMatched =
        merged && row && row.service_id !== null && isSameWay(row, merged);
      if (merged && !KINDS_WITHOUT_ENTITY.includes(merged.kind) && !isMatched) {
        ways.push(toMatchRequest(merged));
      }
    }
    return this.#matcher.prepare(ways);
  }

  async #save(
    batch: VersionBatch,
    matches: PreparedMatches,
    writer?: WriterRule | null,
  ): Promise<WrittenBatch> {
    const { entities } = matches;
    const knex = this.#knex;
    const { directory } = this.#matcher;
    const serviceIds = await ensureServices(
      knex,
      entities.map(entity => toServiceEntity(entity, this.#incidentSourcesOf)),
      this.#clock(),
    );
    const guarded = { versions: batch.incoming, entities, serviceIds };
    const context = {
      matches,
      serviceIds,
      receivedAt: this.#clock(),
      guard: writer
        ? await prepareGuard(writer, guarded, { knex, directory })
        : undefined,
    };
    return transact(this.#knex, tx => writeBatch(tx, batch, context));
  }
}

interface Identified {
  source?: unknown;
  externalId?: unknown;
  kind?: unknown;
}

function saysKind(record: unknown): boolean {
  const { kind } = (record ?? {}) as Identified;
  return (kind ?? null) !== null;
}

/** `source/externalId` of what has a valid one. */
function refOfIdentity(record: unknown): string[] {
  const { source, externalId } = (record ?? {}) as Identified;
  const isIdentity = parseRecord({ source, externalId }, { kind: 'change' }).ok;
  return isIdentity ? [refOfRecord(record)] : [];
}

/** What a person decided is no business of the sources: it comes in by a door of its own. */
function refuseOverride(record: ParsedRecord): ParsedRecord {
  return record.ok && record.version.kind === 'override'
    ? refuseKind(
        record.version,
        'must not be override: corrections are made by POST /v1/overrides',
      )
    : record;
}

/** A door for one kind takes nothing else, so that a mix-up is noticed. */
function refuseOtherKind(record: ParsedRecord, kind: RecordKind): ParsedRecord {
  return record.ok && record.version.kind !== kind
    ? refuseKind(
        record.version,
        `must be ${kind} here, or left out; POST /v1/import takes every kind`,
      )
    : record;
}

function refuseKind(
  { source, externalId }: RecordVersion,
  message: string,
): ParsedRecord {
  return {
    ok: false,
    problems: [{ path: '$.kind', message }],
    source,
    externalId,
  };
}

function groupByRecord(
  parsed: ParsedRecord[],
): ReadonlyMap<string, RecordVersion[]> {
  const batch = new Map<string, RecordVersion[]>();
  for (const record of parsed) {
    if (record.ok) {
      const ref = refOfRecord(record.version);
      const versions = batch.get(ref) ?? [];
      versions.push(record.version);
      batch.set(ref, versions);
    }
  }
  return batch;
}

/** The outcomes in the order in which the records were sent. */
function toResults(
  parsed: ParsedRecord[],
  outcomes: WrittenBatch['outcomes'],
): WriteResult[] {
  const next = new Map<string, number>();
  return parsed.map((record): WriteResult => {
    if (!record.ok) {
      const { source, externalId, problems } = record;
      return { source, externalId, result: 'rejected', problems };
    }
    const { source, externalId } = record.version;
    const ref = refOfRecord(record.version);
    const position = next.get(ref) ?? 0;
    next.set(ref, position + 1);
    const outcome = outcomes.get(ref)?.[position];
    return { source, externalId, ...(outcome ?? { result: 'unchanged' }) };
  });
}
