import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { BigIntColumn, toNumber } from '../store/columns';
import { whereAnyOf } from '../store/dialect';
import { withoutValues } from './databaseError';
import { NewDelivery } from './deliveryRow';

/** What keeping a delivery came to. */
export interface Kept {
  id: number;
  /** It had been kept before. */
  duplicate: boolean;
}

/** A statement that takes longer is given up; its sender tries again. */
const STATEMENT_MS = 4_000;

/** How often one may be deleted just between finding that it is there and looking for it. */
const ATTEMPTS = 3;

interface IdentityRow {
  id: BigIntColumn;
  source: string;
  delivery_key: string;
}

/**
 * Keeps deliveries, each once, all in one statement. One that failed before and
 * is sent again waits to be processed again.
 *
 * @returns in the order of the deliveries
 * @throws DatabaseError when none was kept
 */
export async function insertDeliveries(
  knex: Knex,
  deliveries: readonly NewDelivery[],
): Promise<Kept[]> {
  const identities = deliveries.map(identityOf);
  // Always in one order, so that statements that meet wait for each other
  // instead of for ever.
  const distinct = [
    ...new Map(identities.map((one, i) => [one, deliveries[i]])),
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  const kept = new Map<string, Kept>();
  const missing = () =>
    distinct.flatMap(([identity, one]) => (kept.has(identity) ? [] : [one]));
  await withoutValues('Deliveries could not be kept', async () => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (kept.size === distinct.length) break;
      for (const row of await insert(knex, missing())) {
        const { id } = row;
        kept.set(identityOfRow(row), { id: toNumber(id), duplicate: false });
      }
      if (kept.size === distinct.length) break;
      for (const row of await findAgain(knex, missing())) {
        const { id } = row;
        kept.set(identityOfRow(row), { id: toNumber(id), duplicate: true });
      }
    }
  });
  return identities.map(identity => take(kept, identity));
}

async function insert(
  knex: Knex,
  deliveries: NewDelivery[],
): Promise<IdentityRow[]> {
  return knex('deliveries')
    .insert(deliveries.map(toRow))
    .onConflict(['source', 'delivery_key'])
    .ignore()
    .returning(['id', 'source', 'delivery_key'])
    .timeout(STATEMENT_MS);
}

async function findAgain(
  knex: Knex,
  deliveries: NewDelivery[],
): Promise<IdentityRow[]> {
  const rows: (IdentityRow & { status: string })[] = await knex('deliveries')
    .whereIn(
      ['source', 'delivery_key'],
      deliveries.map(({ source, key }) => [source, key]),
    )
    .select('id', 'source', 'delivery_key', 'status')
    .timeout(STATEMENT_MS);
  const failed = rows.filter(({ status }) => status === 'failed');
  if (failed.length > 0) {
    const ids = failed.map(({ id }) => toNumber(id));
    await makeWait(knex, ids, deliveries[0].receivedAt);
  }
  return rows;
}

/** Lets deliveries be processed again, whatever became of them and however often that broke off before. */
export async function makeWait(
  knex: Knex,
  ids: number[],
  now: Instant,
): Promise<void> {
  await whereAnyOf(knex, knex('deliveries'), 'id', ids).update({
    status: 'waiting',
    due_at: now,
    break_offs: 0,
    reason: null,
    processed_at: null,
  });
}

function toRow(delivery: NewDelivery) {
  return {
    source: delivery.source,
    delivery_key: delivery.key,
    event: delivery.event,
    topic: delivery.topic,
    received_at: delivery.receivedAt,
    headers: JSON.stringify(delivery.headers),
    body: delivery.body,
    bytes: delivery.body.length,
    test: delivery.test,
    writer: delivery.writer,
    due_at: delivery.receivedAt,
  };
}

/** The first of equal deliveries is the one that was kept, the others came after it. */
function take(kept: Map<string, Kept>, identity: string): Kept {
  const found = kept.get(identity);
  if (!found) throw new Error('A delivery vanished while it was kept');
  kept.set(identity, { ...found, duplicate: true });
  return found;
}

/** The name of a source holds no blank. */
function identityOf({ source, key }: NewDelivery): string {
  return `${source} ${key}`;
}

function identityOfRow(row: IdentityRow): string {
  return `${row.source} ${row.delivery_key}`;
}
