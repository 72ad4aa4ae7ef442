import { createHash } from 'node:crypto';
import { ComputedFacts } from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { toChangeFactRow } from './changeFactRow';
import { toNumber } from './columns';
import { toDeploymentFactRow } from './deploymentFactRow';
import { insertAll, isPostgres, whereAnyOf } from './dialect';
import { toFactBlockRows } from './factBlocks';
import { toIncidentFactRow } from './incidentFactRow';
import { ServiceRow } from './services';
import { countSources } from './readSources';
import { toWaitingChangeRow } from './waitingChangeRow';
import { transact } from './transactions';

/** The rows of one service in one of the facts tables. */
interface FactTable {
  table: string;
  /** Column that is unique within a service. */
  key: string;
  rows: object[];
}

/** What facts were computed from. */
export interface FactsOrigin {
  serviceId: number;
  /** The version of the records, see `loadHistory`. */
  recordsVersion: number;
  definitionsHash: string;
}

/**
 * Replaces the facts of a service. Rows that stay the same are not written, and
 * facts of older records never replace those of newer ones.
 */
export async function storeFacts(
  knex: Knex,
  facts: ComputedFacts,
  origin: FactsOrigin,
): Promise<void> {
  const tables = toTables(facts);
  const summary = JSON.stringify(facts.summary);
  const factsHash = hashOf([summary, tables.map(({ rows }) => rows)]);
  await transact(knex, async tx => {
    const service = await lockService(tx, origin.serviceId);
    if (!service || toNumber(service.facts_version) > origin.recordsVersion) {
      return;
    }
    if (service.facts_hash !== factsHash) {
      for (const table of tables) {
        await replaceRows(tx, origin.serviceId, table);
      }
    }
    // Not part of the hash: what waits for a release changes no number.
    await replaceRows(tx, origin.serviceId, waitingTable(facts));
    await countSources(tx, origin.serviceId);
    await tx<ServiceRow>('services').where('id', origin.serviceId).update({
      facts_version: origin.recordsVersion,
      definitions_hash: origin.definitionsHash,
      facts_hash: factsHash,
      summary,
    });
  });
}

function toTables(facts: ComputedFacts): FactTable[] {
  return [
    {
      table: 'deployment_facts',
      key: 'id',
      rows: facts.deployments.map(toDeploymentFactRow),
    },
    {
      table: 'deployment_waves',
      key: 'wave',
      rows: facts.deployments.flatMap(({ id, waves }) =>
        waves.map(wave => ({ wave, deployment_id: id })),
      ),
    },
    {
      table: 'change_facts',
      key: 'revision',
      rows: facts.changes.map(toChangeFactRow),
    },
    {
      table: 'incident_facts',
      key: 'id',
      rows: facts.incidents.map(toIncidentFactRow),
    },
    {
      table: 'fact_blocks',
      key: 'month',
      rows: toFactBlockRows(facts),
    },
  ];
}

function waitingTable({ waiting }: ComputedFacts): FactTable {
  return {
    table: 'waiting_changes',
    key: 'revision',
    rows: waiting.map(toWaitingChangeRow),
  };
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

async function lockService(tx: Knex.Transaction, id: number) {
  const query = tx<ServiceRow>('services').where('id', id);
  if (isPostgres(tx)) {
    query.forNoKeyUpdate();
  }
  return query.first('facts_version', 'facts_hash');
}

async function replaceRows(
  tx: Knex.Transaction,
  serviceId: number,
  { table, key, rows }: FactTable,
): Promise<void> {
  const ofService = () => tx(table).where('service_id', serviceId);
  const columns = rows.length > 0 ? Object.keys(rows[0]) : [key];
  const stored = byKey(await ofService().select(columns), key);
  const wanted = byKey(rows, key);

  const changed = [...wanted].filter(([id, row]) => {
    const before = stored.get(id);
    return !before || comparable(before, columns) !== comparable(row, columns);
  });
  const outdated = [
    ...[...stored.keys()].filter(id => !wanted.has(id)),
    ...changed.map(([id]) => id).filter(id => stored.has(id)),
  ];
  if (outdated.length > 0) {
    await whereAnyOf(tx, ofService(), key, outdated).delete();
  }
  const added = changed.map(([, row]) => ({ service_id: serviceId, ...row }));
  await insertAll(tx, table, added);
}

type Row = Record<string, unknown>;

function byKey(rows: object[], key: string): Map<string, Row> {
  return new Map(
    rows.map(row => [String((row as Row)[key]), row as Row] as const),
  );
}

/** The same text for the same row, whether it comes from the code or from a database. */
function comparable(row: Row, columns: string[]): string {
  const values = columns.map(column => {
    const value = row[column];
    if (value === null) {
      return null;
    }
    return String(typeof value === 'boolean' ? Number(value) : value);
  });
  return JSON.stringify(values);
}
