import {
  completeRecord,
  mergeVersions,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { OverrideReader, StoredOverride } from './contract';
import { toPage } from './cursor';
import { whereAnyOf } from './dialect';
import { refOf, TARGET_RELATIONS } from './links';
import { newestFirst, placeOfRecord } from './newestFirst';
import { RecordRow, storedVersions } from './recordRows';

interface OverrideRow extends RecordRow {
  service: string | null;
}

/** What can be corrected. */
const OVERRIDDEN = ['deployment', 'incident', 'change'];

/** What follows the kind in `deployment:…`, `incident:…` and `change:…`. */
const TARGET_ID = `substr(record_links.target,
  case ${OVERRIDDEN.map(
    kind => `when record_links.target like '${kind}:%' then ${kind.length + 2}`,
  ).join(' ')} end)`;

/** Reads corrections from the plugin's database. */
export class DatabaseOverrideReader implements OverrideReader {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  readOverrides: OverrideReader['readOverrides'] = async query => {
    const select = this.#knex('records')
      .join('record_links', 'record_links.record_id', 'records.id')
      .joinRaw(`join records as targets on targets.ref = ${TARGET_ID}`)
      .join('services', 'services.id', 'targets.service_id')
      // They have no service of their own, which the index on it knows.
      .whereNull('records.service_id')
      .where({ 'records.kind': 'override', 'records.deleted': false })
      .whereIn('record_links.relation', TARGET_RELATIONS)
      .select('records.*', 'services.entity_ref as service');
    const rows: OverrideRow[] = await whereAnyOf(
      this.#knex,
      newestFirst(select, query),
      'services.entity_ref',
      query.services,
    );
    const { shown, nextCursor } = toPage(rows, query.limit, placeOfRecord);
    return {
      items: shown.flatMap(row => toOverride(row, row.service)),
      nextCursor,
    };
  };

  readOverridesById: OverrideReader['readOverridesById'] = async ids => {
    const rows: RecordRow[] = await whereAnyOf(
      this.#knex,
      this.#knex<RecordRow>('records').select().where('kind', 'override'),
      'ref',
      ids,
    );
    const overrides = rows.flatMap(row => toOverride(row, null));
    const services = await this.#servicesOf(
      overrides.map(({ record }) => record.target),
    );
    return overrides.map(one => ({
      ...one,
      service: services.get(one.record.target) ?? null,
    }));
  };

  /** Entity refs by reference; a deleted record still belongs to its service. */
  async #servicesOf(references: string[]): Promise<Map<string, string>> {
    const query = this.#knex('records')
      .join('services', 'services.id', 'records.service_id')
      .select('records.kind', 'records.ref', 'services.entity_ref as service');
    const rows: { kind: string; ref: string; service: string }[] =
      await whereAnyOf(this.#knex, query, 'records.ref', references.map(refOf));
    return new Map(
      rows.map(({ kind, ref, service }) => [`${kind}:${ref}`, service]),
    );
  }
}

function toOverride(row: RecordRow, service: string | null): StoredOverride[] {
  const merged = mergeVersions(storedVersions(row));
  const completed = completeRecord(merged, null);
  return completed.ok && completed.record.kind === 'override'
    ? [
        {
          record: completed.record,
          service,
          deleted: merged.deleted,
          updatedAt: merged.updatedAt,
        },
      ]
    : [];
}
