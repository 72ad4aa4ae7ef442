import {
  canonicalJson,
  RecordKind,
  RecordLink,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { insertAll, whereAnyOf } from './dialect';

/** What a record names, before and after it was written. */
export interface LinkChange {
  linksBefore: RecordLink[];
  linksAfter: RecordLink[];
}

/** Replaces the links of the records, by the id of their row. */
export async function replaceLinks(
  tx: Knex.Transaction,
  changes: ReadonlyMap<number, LinkChange>,
): Promise<void> {
  const differing = [...changes].filter(([, change]) => differs(change));
  const linked = differing.filter(([, change]) => change.linksBefore.length);
  if (linked.length > 0) {
    const ids = linked.map(([id]) => id);
    await whereAnyOf(tx, tx('record_links'), 'record_id', ids).delete();
  }
  const rows = differing.flatMap(([record_id, { linksAfter }]) =>
    linksAfter.map(({ relation, target }) => ({ record_id, relation, target })),
  );
  await insertAll(tx, 'record_links', rows);
}

function differs({ linksBefore, linksAfter }: LinkChange): boolean {
  return (
    linksBefore.length + linksAfter.length > 0 &&
    canonicalJson(linksBefore) !== canonicalJson(linksAfter)
  );
}

interface Named {
  kind: RecordKind;
  ref: string;
}

/** An override is passed through to what it corrects and to where it leads. */
const leadsOn = (reference: string) =>
  reference.startsWith('incident:') || isOverride(reference);

/** Whether a reference that was reached is a person's correction. */
export function isOverride(reference: string): boolean {
  return reference.startsWith('override:');
}

const toTarget = ({ kind, ref }: Named) => `${kind}:${ref}`;

/**
 * Follows links in both directions from the given references, and on through
 * incidents: the duplicates of an incident and what they name belong together.
 * Overrides link what they correct with where they lead.
 *
 * @param start - `deployment:source/id` or `incident:source/id`
 * @param known - what records name whose links the caller has at hand, by
 *   `source/externalId`: they are not asked for
 * @returns every reference that was reached, those of the start included
 */
export async function reachOverLinks(
  tx: Knex.Transaction,
  start: Iterable<string>,
  known: ReadonlyMap<string, RecordLink[]>,
): Promise<Set<string>> {
  const reached = new Set(start);
  let frontier = [...reached];
  while (frontier.length > 0) {
    const refs = frontier.map(refOf);
    const targets = [
      ...refs.flatMap(ref => known.get(ref) ?? []),
      ...(await linksOfStored(
        tx,
        refs.filter(ref => !known.has(ref)),
      )),
    ].map(({ target }) => target);
    const neighbours = [
      ...targets.filter(target => !target.startsWith('revision:')),
      ...(await naming(tx, frontier)),
    ].filter(reference => !reached.has(reference));
    neighbours.forEach(reference => reached.add(reference));
    frontier = [...new Set(neighbours)].filter(leadsOn);
  }
  return reached;
}

/** By which an override names what it corrects. */
export const TARGET_RELATIONS: RecordLink['relation'][] = [
  'overrides',
  'excludes',
];

/** What follows the kind in a reference. */
export function refOf(reference: string): string {
  return reference.slice(reference.indexOf(':') + 1);
}

async function linksOfStored(
  tx: Knex.Transaction,
  refs: string[],
): Promise<Pick<RecordLink, 'target'>[]> {
  return refs.length === 0
    ? []
    : whereAnyOf(
        tx,
        tx('record_links')
          .join('records', 'records.id', 'record_links.record_id')
          .select('record_links.target'),
        'records.ref',
        refs,
      );
}

async function naming(tx: Knex.Transaction, references: string[]) {
  const rows: Named[] = await whereAnyOf(
    tx,
    tx('record_links')
      .join('records', 'records.id', 'record_links.record_id')
      .select('records.kind', 'records.ref'),
    'record_links.target',
    references,
  );
  return rows.map(toTarget);
}

/** Services of the records that the references name. */
export async function servicesOf(
  tx: Knex.Transaction,
  references: Iterable<string>,
): Promise<number[]> {
  const wanted = new Set(references);
  if (wanted.size === 0) {
    return [];
  }
  const rows: (Named & { service_id: number })[] = await whereAnyOf(
    tx,
    tx('records')
      .whereNotNull('service_id')
      .select('kind', 'ref', 'service_id'),
    'ref',
    [...wanted].map(refOf),
  );
  return rows.filter(row => wanted.has(toTarget(row))).map(r => r.service_id);
}
