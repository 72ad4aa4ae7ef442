import { setTimeout as sleep } from 'node:timers/promises';
import { Knex } from 'knex';
import { isPostgres } from './dialect';

const ATTEMPTS = 6;

/** PostgreSQL's codes for a deadlock and a serialization failure. */
const RETRIED_CODES = ['40P01', '40001'];

function isRetried(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && RETRIED_CODES.includes(code);
}

/** Runs the work in a transaction, again from its start when the database picked it to solve a deadlock. */
export async function transact<T>(
  knex: Knex,
  work: (tx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await knex.transaction(work);
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetried(error)) {
        throw error;
      }
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
}

/** Runs reads that all see the database as it was at the first of them. */
export async function readSnapshot<T>(
  knex: Knex,
  work: (tx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return isPostgres(knex)
    ? knex.transaction(work, {
        isolationLevel: 'repeatable read',
        readOnly: true,
      })
    : knex.transaction(work);
}

/** Any number will do, as long as nothing else in this database takes the same. */
const LINKS_LOCK = 4_711_016;

/**
 * Lets one transaction at a time find out which services its links reach, up to
 * its commit. Without it two writers whose records name each other could each
 * miss what the other has not committed yet. Taken after the locks on records
 * and before those on services, by everyone.
 */
export async function takeTurnOverLinks(tx: Knex.Transaction): Promise<void> {
  if (isPostgres(tx)) {
    await tx.raw('select pg_advisory_xact_lock(?)', [LINKS_LOCK]);
  }
}
