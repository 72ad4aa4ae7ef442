import { mergeVersions } from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import {
  NewRecordRow,
  toRow,
} from '../plugins/devops-backend/src/store/recordRows';
import { ensureServices } from '../plugins/devops-backend/src/store/services';
import { GeneratedHistory } from './company';

/** One binding for all rows; the database splits them. */
function insertAll(knex: Knex, table: string, rows: object[]) {
  if (rows.length === 0) {
    return Promise.resolve();
  }
  const columns = Object.keys(rows[0]);
  return knex.raw(
    `insert into ${table} (${columns.join()})
     select ${columns.join()} from json_populate_recordset(null::${table}, ?::json)`,
    [JSON.stringify(rows)],
  );
}

/** The rows that an import of the records would leave; nothing but the way there is shorter. */
function recordRows(history: GeneratedHistory, serviceId: number) {
  return history.records.map(
    (version): NewRecordRow =>
      toRow(
        [version],
        mergeVersions([version]),
        { serviceId, waitingReason: null },
        version.updatedAt,
      ),
  );
}

/** Puts histories into the plugin's tables, as records without facts yet. */
export async function loadRecords(knex: Knex, histories: GeneratedHistory[]) {
  const ids = await ensureServices(
    knex,
    histories.map(({ service }) => ({
      entityRef: service,
      uid: null,
      productionEnvironments: null,
      definitionAnnotations: {},
      incidentSources: [],
    })),
  );
  const rows = histories.flatMap(history =>
    recordRows(history, ids.get(history.service) ?? 0),
  );
  await insertAll(knex, 'records', rows);
  const links = histories.flatMap(({ records }) =>
    records.flatMap(({ source, externalId, fields }) =>
      fields.causedBy
        ? [
            {
              ref: `${source}/${externalId}`,
              relation: 'causedBy',
              target: fields.causedBy,
            },
          ]
        : [],
    ),
  );
  await knex.raw(
    `insert into record_links (record_id, relation, target)
     select records.id, links.relation, links.target
     from json_to_recordset(?::json) as links (ref text, relation text, target text)
     join records on records.ref = links.ref collate "C"`,
    [JSON.stringify(links)],
  );
  await knex('services')
    .whereIn('id', [...ids.values()])
    .increment('records_version', 1);
  return rows.length;
}

/** The same records as plain rows: typed, and nothing in them that is not in the records. */
export async function createPlainTables(knex: Knex): Promise<void> {
  await knex.raw(`
    create table deployments (
      id text primary key, service text not null, started_at timestamptz not null,
      finished_at timestamptz not null, failed boolean not null, type text not null);
    create table deployment_changes (
      deployment_id text not null, revision text not null);
    create table changes (
      revision text not null, service text not null, authored_at timestamptz not null);
    create table incidents (
      id text primary key, service text not null, caused_by text,
      opened_at timestamptz not null, resolved_at timestamptz);`);
}

/** Every index that a panel can use, with the columns that it reads; made after the rows. */
export async function indexPlainTables(knex: Knex): Promise<void> {
  await knex.raw(`
    create index on deployments (service, finished_at, id)
      include (started_at, failed, type);
    create index on deployments (service, finished_at) where type = 'rollback';
    create index on deployment_changes (deployment_id) include (revision);
    create index on deployment_changes (revision) include (deployment_id);
    create unique index on changes (service, revision) include (authored_at);
    create index on incidents (service, opened_at) include (resolved_at, caused_by);
    create index on incidents (caused_by) include (resolved_at);
  `);
  await knex.raw('vacuum analyze deployments');
  await knex.raw('vacuum analyze deployment_changes');
  await knex.raw('vacuum analyze changes');
  await knex.raw('vacuum analyze incidents');
}

const text = (at: number | null) =>
  at === null ? null : new Date(at).toISOString();

/** The same histories as plain rows. */
export async function loadPlainRows(knex: Knex, histories: GeneratedHistory[]) {
  await insertAll(
    knex,
    'deployments',
    histories.flatMap(({ service, deployments }) =>
      deployments.map(({ id, startedAt, finishedAt, failed, type }) => ({
        id,
        service,
        started_at: text(startedAt),
        finished_at: text(finishedAt),
        failed,
        type,
      })),
    ),
  );
  await insertAll(
    knex,
    'deployment_changes',
    histories.flatMap(({ changes }) =>
      changes.map(({ revision, deploymentId }) => ({
        deployment_id: deploymentId,
        revision,
      })),
    ),
  );
  await insertAll(
    knex,
    'changes',
    histories.flatMap(({ service, changes }) =>
      changes.map(({ revision, authoredAt }) => ({
        revision,
        service,
        authored_at: text(authoredAt),
      })),
    ),
  );
  await insertAll(
    knex,
    'incidents',
    histories.flatMap(({ service, incidents }) =>
      incidents.map(({ id, openedAt, resolvedAt, causedBy }) => ({
        id,
        service,
        caused_by: causedBy,
        opened_at: text(openedAt),
        resolved_at: text(resolvedAt),
      })),
    ),
  );
}
