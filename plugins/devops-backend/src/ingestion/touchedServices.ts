import { Knex } from 'knex';
import { whereAnyOf } from '../store/dialect';
import { reachOverLinks, refOf, servicesOf } from '../store/links';
import { NewRecordRow, RecordRow } from '../store/recordRows';
import { markServices } from '../store/services';
import { takeTurnOverLinks } from '../store/transactions';
import type { RecordChange } from './writeBatch';

/**
 * Marks every service whose facts may differ after the changes: the records'
 * own, before and after; those that links lead to or from, over duplicates of
 * incidents too; those that deploy an artifact which was mapped.
 *
 * Records and links must be written before, in the same transaction.
 *
 * @returns ids of the services
 */
export async function markTouchedServices(
  tx: Knex.Transaction,
  changes: RecordChange[],
): Promise<number[]> {
  if (changes.length === 0) {
    return [];
  }
  await takeTurnOverLinks(tx);
  const touched = new Set<number>();
  for (const { before, after } of changes) {
    for (const id of [before?.service_id, after.service_id]) {
      if (typeof id === 'number') {
        touched.add(id);
      }
    }
  }
  const known = new Map(
    changes.map(({ after, linksAfter }) => [after.ref, linksAfter]),
  );
  const reached = await reachOverLinks(tx, referencesOf(changes), known);
  const linked = await servicesOf(
    tx,
    [...reached].filter(reference => !known.has(refOf(reference))),
  );
  const deploying = await servicesThatDeploy(tx, artifactsOf(changes));
  [...linked, ...deploying].forEach(id => touched.add(id));
  await markServices(tx, touched);
  return [...touched].sort((a, b) => a - b);
}

/** The changed records themselves and what they name or named. */
function referencesOf(changes: RecordChange[]): Set<string> {
  const references = new Set<string>();
  for (const { after, linksBefore, linksAfter } of changes) {
    if (after.kind === 'deployment' || after.kind === 'incident') {
      references.add(`${after.kind}:${after.ref}`);
    }
    for (const { target } of [...linksBefore, ...linksAfter]) {
      if (!target.startsWith('revision:')) {
        references.add(target);
      }
    }
  }
  return references;
}

function artifactsOf(changes: RecordChange[]): Set<string> {
  const rows: (RecordRow | NewRecordRow | undefined)[] = changes
    .filter(({ after }) => after.kind === 'artifact')
    .flatMap(({ before, after }) => [before, after]);
  return new Set(rows.flatMap(row => (row?.artifact ? [row.artifact] : [])));
}

/** An artifact may also be what a deployment calls its revision, such as a GitOps commit. */
async function servicesThatDeploy(
  tx: Knex.Transaction,
  artifacts: Set<string>,
): Promise<number[]> {
  if (artifacts.size === 0) {
    return [];
  }
  const deployments = () =>
    tx('records')
      .distinct('service_id')
      .where('kind', 'deployment')
      .whereNotNull('service_id');
  const rows: { service_id: number }[] = [
    ...(await whereAnyOf(tx, deployments(), 'artifact', artifacts)),
    ...(await whereAnyOf(tx, deployments(), 'revision', artifacts)),
  ];
  return rows.map(row => row.service_id);
}
