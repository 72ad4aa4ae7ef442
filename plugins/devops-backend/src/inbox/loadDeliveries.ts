import { Knex } from 'knex';
import { BigIntColumn, toNumber } from '../store/columns';
import { whereAnyOf } from '../store/dialect';
import { Claim } from './claimDeliveries';
import { ClaimedDelivery } from './deliveryRow';

interface BodyRow {
  id: BigIntColumn;
  source: string;
  topic: string | null;
  received_at: BigIntColumn;
  headers: string;
  body: Buffer;
  writer: string | null;
}

/** What the claimed deliveries carry, in the order of the claims. */
export async function loadDeliveries(
  knex: Knex,
  claims: readonly Claim[],
): Promise<ClaimedDelivery[]> {
  const rows: BodyRow[] = await whereAnyOf(
    knex,
    knex('deliveries').select(
      'id',
      'source',
      'topic',
      'received_at',
      'headers',
      'body',
      'writer',
    ),
    'id',
    claims.map(({ id }) => id),
  );
  const byId = new Map(rows.map(row => [toNumber(row.id), row]));
  return claims.flatMap(({ id, attempts, breakOffs }) => {
    const row = byId.get(id);
    return row
      ? [
          {
            id,
            source: row.source,
            topic: row.topic,
            receivedAt: toNumber(row.received_at),
            headers: JSON.parse(row.headers),
            body: row.body,
            writer: row.writer,
            attempts,
            breakOffs,
          },
        ]
      : [];
  });
}
