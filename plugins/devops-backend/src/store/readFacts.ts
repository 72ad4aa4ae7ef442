import { createHash } from 'node:crypto';
import {
  Instant,
  ServiceFacts,
  ServiceSummary,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { ChangeFactRow, toChangeFact } from './changeFactRow';
import { DeploymentFactRow, toDeploymentFact } from './deploymentFactRow';
import { whereAnyOf } from './dialect';
import { IncidentFactRow, toIncidentFact } from './incidentFactRow';
import { readReleaseIds } from './readReleaseIds';
import { hasRecords, isStale, ServiceRow } from './services';

/** Facts of a service, and the name of their state. */
export interface StoredFacts extends ServiceFacts {
  factsHash: string | null;
}

interface Window {
  from: Instant;
  to: Instant;
}

type OfService<Row> = Row & { service_id: number };

/** Facts of services in a window, in five statements that see the same instant. */
export async function readFacts(
  tx: Knex.Transaction,
  services: string[],
  { from, to }: Window,
): Promise<StoredFacts[]> {
  const rows = (await selectServices(tx, services)).filter(isKnown);
  const ids = rows.map(row => row.id);
  const select = async <Row>(
    table: string,
    instant: string,
    order: string[],
  ): Promise<Map<number, OfService<Row>[]>> => {
    const query = tx(table)
      .where(instant, '>=', from)
      .where(instant, '<', to)
      .orderBy(order.map(column => ({ column })));
    return groupByService(await whereAnyOf(tx, query, 'service_id', ids));
  };
  const deployments = await select<DeploymentFactRow>(
    'deployment_facts',
    'finished_at',
    ['finished_at', 'source', 'external_id'],
  );
  const changes = await select<ChangeFactRow>('change_facts', 'released_at', [
    'released_at',
    'release_id',
    'revision',
  ]);
  const incidents = await select<IncidentFactRow>(
    'incident_facts',
    'opened_at',
    ['opened_at', 'id'],
  );
  const releases = await readReleaseIds(
    tx,
    [...incidents.values()].flat().flatMap(row => row.deployment_id ?? []),
  );
  return rows.map(({ id, entity_ref: service, summary, facts_hash }) => ({
    service,
    factsHash: facts_hash,
    summary: JSON.parse(summary ?? '') as ServiceSummary,
    deployments: (deployments.get(id) ?? []).map(row =>
      toDeploymentFact(row, service),
    ),
    changes: (changes.get(id) ?? []).map(row => toChangeFact(row, service)),
    incidents: (incidents.get(id) ?? []).map(row =>
      toIncidentFact(row, service, releases),
    ),
  }));
}

/** Names the state of the services' facts, and whether it is behind the records. */
export async function readFactsState(
  knex: Knex,
  services: string[],
  definitionsHash: string,
): Promise<{ version: string; stale: boolean }> {
  const rows = await selectServices(knex, services);
  const state = rows
    .filter(isKnown)
    .map(row => [row.entity_ref, row.facts_hash]);
  return {
    version: createHash('sha256').update(JSON.stringify(state)).digest('hex'),
    stale: rows.some(row => isStale(row, definitionsHash)),
  };
}

function isKnown({ summary }: ServiceRow): boolean {
  return summary !== null && hasRecords(JSON.parse(summary));
}

async function selectServices(
  knex: Knex,
  services: string[],
): Promise<ServiceRow[]> {
  const query = knex<ServiceRow>('services').select().orderBy('entity_ref');
  return whereAnyOf(knex, query, 'entity_ref', services);
}

function groupByService<Row extends { service_id: number }>(
  rows: Row[],
): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.service_id);
    if (group) {
      group.push(row);
    } else {
      groups.set(row.service_id, [row]);
    }
  }
  return groups;
}
