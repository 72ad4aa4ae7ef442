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

/** What a dashboard tool would ask: plain rows with the indexes that its panels need. */
export async function createPlainTables(knex: Knex): Promise<void> {
  await knex.raw(`
    create table deployments (
      id text primary key, service text not null, started_at timestamptz not null,
      finished_at timestamptz not null, failed boolean not null, type text not null);
    create table changes (
      revision text primary key, service text not null, deployment_id text not null,
      authored_at timestamptz not null, released_at timestamptz not null);
    create table incidents (
      id text primary key, service text not null, deployment_id text,
      opened_at timestamptz not null, resolved_at timestamptz);`);
}

/** Made after the rows, as one would. */
export async function indexPlainTables(knex: Knex): Promise<void> {
  await knex.raw(`
    create index on deployments (service, finished_at) include (id, failed, type);
    create index on changes (service, released_at) include (authored_at, deployment_id);
    create index on changes (deployment_id) include (authored_at);
    create index on incidents (service, opened_at) include (resolved_at, deployment_id);
    create index on incidents (deployment_id) include (resolved_at);
  `);
  await knex.raw('vacuum analyze deployments');
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
    'changes',
    histories.flatMap(({ service, changes }) =>
      changes.map(({ revision, deploymentId, authoredAt, releasedAt }) => ({
        revision,
        service,
        deployment_id: deploymentId,
        authored_at: text(authoredAt),
        released_at: text(releasedAt),
      })),
    ),
  );
  await insertAll(
    knex,
    'incidents',
    histories.flatMap(({ service, incidents }) =>
      incidents.map(({ id, openedAt, resolvedAt, deploymentId }) => ({
        id,
        service,
        deployment_id: deploymentId,
        opened_at: text(openedAt),
        resolved_at: text(resolvedAt),
      })),
    ),
  );
}
