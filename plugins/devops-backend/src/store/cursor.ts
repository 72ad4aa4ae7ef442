import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** The place of a row in an order by instant and then by two texts. */
export type Place = [at: number, first: string, second: string];

/** PostgreSQL cannot even compare text with a NUL in it. */
const textSchema = z.string().regex(/^[^\0]*$/);
const placeSchema = z.tuple([z.int(), textSchema, textSchema]);

/** The opaque text of a place. */
export function writeCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * Reads what {@link writeCursor} made.
 *
 * @throws InputError for any other text
 */
export function readCursor(cursor: string): Place {
  try {
    const text = Buffer.from(cursor, 'base64url').toString();
    return placeSchema.parse(JSON.parse(text));
  } catch {
    throw new InputError(
      'cursor: is not valid; use the nextCursor of the page before',
    );
  }
}

/**
 * What a page shows of the rows that were read for it.
 *
 * @param rows - one more than the limit where there is another page
 * @param placeOf - where a row is in the order of the pages
 */
export function toPage<T>(
  rows: readonly T[],
  limit: number,
  placeOf: (row: T) => Place,
): { shown: T[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    shown,
    nextCursor: last && rows.length > limit ? writeCursor(placeOf(last)) : null,
  };
}
