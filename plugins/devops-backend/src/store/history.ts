import {
  ArtifactRecord,
  ChangeRecord,
  DeploymentRecord,
  ForeignDeployment,
  IncidentRecord,
  Instant,
  linksOf,
  OverrideRecord,
  RecordKind,
  ServiceHistory,
  StoredRecord,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { toBoolean, toNumber } from './columns';
import { whereAnyOf } from './dialect';
import { isOverride, reachOverLinks, refOf, TARGET_RELATIONS } from './links';
import { RecordRow, toRecord } from './recordRows';
import { fromJsonColumn } from './serviceColumns';
import { ServiceRow } from './services';

/** A service's history and the version of its records that it was read at. */
export interface LoadedHistory {
  history: ServiceHistory;
  recordsVersion: number;
}

/** What {@link toRecord} needs, and where the row belongs. */
type LoadedRow = Pick<RecordRow, 'ref' | 'kind' | 'versions' | 'deleted'> & {
  service: string | null;
  production_environments: string | null;
};

/**
 * Reads everything that bears on the facts of a service, in a fixed number of
 * statements but for chains of duplicates, which take two a step.
 *
 * @param tx - sees the database at one instant, see `readSnapshot`
 * @returns undefined when the store does not know the service
 */
export async function loadHistory(
  tx: Knex.Transaction,
  serviceId: number,
): Promise<LoadedHistory | undefined> {
  const service = await tx<ServiceRow>('services')
    .where('id', serviceId)
    .first();
  if (!service) {
    return undefined;
  }
  const own: LoadedRow[] = await selectRecords(tx).where(
    'records.service_id',
    serviceId,
  );
  const deployments = ofKind<DeploymentRecord>(own, 'deployment');
  const { incidents, overrides } = await withLinked(
    tx,
    deployments,
    ofKind<IncidentRecord>(own, 'incident'),
  );
  const foreign = await foreignDeployments(tx, deployments, [
    ...incidents,
    ...overrides,
  ]);
  return {
    recordsVersion: toNumber(service.records_version),
    history: {
      service: service.entity_ref,
      productionEnvironments: fromJsonColumn(service.production_environments),
      definitionAnnotations:
        fromJsonColumn<Record<string, string>>(
          service.definition_annotations,
        ) ?? {},
      incidentSources:
        fromJsonColumn<Record<string, Instant>>(service.incident_sources) ?? {},
      deployments,
      changes: ofKind<ChangeRecord>(own, 'change'),
      incidents,
      artifacts: await artifactsOf(tx, deployments),
      foreignDeployments: foreign,
      overrides: [
        ...overrides,
        ...(await overridesOf(tx, foreign)),
        // Deleted records count: what was excluded by one of them stays excluded.
        ...(own.some(
          ({ kind, deleted }) =>
            kind === 'change' || (kind === 'deployment' && toBoolean(deleted)),
        )
          ? await overridesOfNames(tx, serviceId)
          : []),
      ],
    },
  };
}

/** Deleted ones too, which {@link ofKind} leaves out. */
function selectRecords(tx: Knex.Transaction): Knex.QueryBuilder {
  return tx('records')
    .leftJoin('services', 'services.id', 'records.service_id')
    .select(
      'records.ref',
      'records.kind',
      'records.versions',
      'records.deleted',
      'services.entity_ref as service',
      'services.production_environments',
    );
}

function ofKind<T extends StoredRecord>(
  rows: LoadedRow[],
  kind: T['kind'] & RecordKind,
): T[] {
  return rows
    .filter(row => row.kind === kind)
    .map(row => toRecord(row, row.service))
    .filter((record): record is T => record?.kind === kind);
}

const referenceTo = ({ kind, id }: StoredRecord) => `${kind}:${id}`;

/** The incidents that links lead to besides the own ones, and the overrides of all of them and of the deployments. */
async function withLinked(
  tx: Knex.Transaction,
  deployments: DeploymentRecord[],
  own: IncidentRecord[],
): Promise<{ incidents: IncidentRecord[]; overrides: OverrideRecord[] }> {
  const start = new Set([...deployments, ...own].map(referenceTo));
  const known = new Map(
    [...deployments, ...own].map(record => [record.id, linksOf(record)]),
  );
  const reached = await reachOverLinks(tx, start, known);
  const others = [...reached].filter(
    reference =>
      !start.has(reference) &&
      (reference.startsWith('incident:') || isOverride(reference)),
  );
  if (others.length === 0) {
    return { incidents: own, overrides: [] };
  }
  const rows = await whereAnyOf(
    tx,
    selectRecords(tx),
    'records.ref',
    others.map(refOf),
  );
  return {
    incidents: [...own, ...ofKind<IncidentRecord>(rows, 'incident')],
    overrides: ofKind<OverrideRecord>(rows, 'override'),
  };
}

/** Overrides of deployments that belong to other services. */
async function overridesOf(
  tx: Knex.Transaction,
  deployments: ForeignDeployment[],
): Promise<OverrideRecord[]> {
  if (deployments.length === 0) {
    return [];
  }
  const query = selectRecords(tx)
    .join('record_links', 'record_links.record_id', 'records.id')
    .whereIn('record_links.relation', TARGET_RELATIONS);
  const targets = deployments.map(({ deployment }) => referenceTo(deployment));
  const rows = await whereAnyOf(tx, query, 'record_links.target', targets);
  return ofKind<OverrideRecord>(rows, 'override');
}

/**
 * Overrides of what only names a change of a service: records of its changes, deleted
 * ones too, and its deleted deployments. They are looked for from their own side:
 * they are few, and changes are many.
 */
async function overridesOfNames(
  tx: Knex.Transaction,
  serviceId: number,
): Promise<OverrideRecord[]> {
  const rows: LoadedRow[] = await selectRecords(tx)
    .join('record_links', 'record_links.record_id', 'records.id')
    .joinRaw(
      `join records as targets on targets.ref = substr(record_links.target,
         case when record_links.target like 'change:%'
           then cast(? as integer) else cast(? as integer) end)`,
      ['change:'.length + 1, 'deployment:'.length + 1],
    )
    // They have no service of their own, which the index on it knows.
    .whereNull('records.service_id')
    .where({
      'records.kind': 'override',
      'targets.service_id': serviceId,
    })
    .whereIn('record_links.relation', TARGET_RELATIONS)
    .where(either =>
      either
        .where(change =>
          change
            .where('targets.kind', 'change')
            .where('record_links.target', 'like', 'change:%'),
        )
        .orWhere(deployment =>
          deployment
            .where({ 'targets.kind': 'deployment', 'targets.deleted': true })
            .where('record_links.target', 'like', 'deployment:%'),
        ),
    );
  return ofKind<OverrideRecord>(rows, 'override');
}

async function artifactsOf(
  tx: Knex.Transaction,
  deployments: DeploymentRecord[],
): Promise<ArtifactRecord[]> {
  // A revision may be a GitOps commit, which an artifact record leads on from.
  const names = new Set(
    deployments
      .flatMap(({ artifact, revision }) => [artifact, revision])
      .filter(name => name !== null),
  );
  if (names.size === 0) {
    return [];
  }
  const query = selectRecords(tx).where('records.kind', 'artifact');
  const rows = await whereAnyOf(tx, query, 'records.artifact', names);
  return ofKind<ArtifactRecord>(rows, 'artifact');
}

/** Of what links name: those that are stored as deployments of another service, or of none yet. */
async function foreignDeployments(
  tx: Knex.Transaction,
  deployments: DeploymentRecord[],
  others: StoredRecord[],
): Promise<ForeignDeployment[]> {
  const own = new Set(deployments.map(({ id }) => id));
  const named = [...deployments, ...others]
    .flatMap(linksOf)
    .map(({ target }) => target)
    .filter(target => target.startsWith('deployment:'))
    .map(refOf)
    .filter(ref => !own.has(ref));
  if (named.length === 0) {
    return [];
  }
  const rows: LoadedRow[] = await whereAnyOf(
    tx,
    selectRecords(tx).where('records.kind', 'deployment'),
    'records.ref',
    new Set(named),
  );
  return rows.flatMap(row =>
    ofKind<DeploymentRecord>([row], 'deployment').map(deployment => ({
      deployment,
      productionEnvironments: fromJsonColumn<string[]>(
        row.production_environments,
      ),
    })),
  );
}
