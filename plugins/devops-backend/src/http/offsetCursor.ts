import { InputError } from '@backstage/errors';
import { z } from 'zod';

const cursorSchema = z.tuple([z.literal('o'), z.int().min(0)]);

/** One page of a list that is the same for every page, such as the evidence of a snapshot. */
export function pageOf<T>(
  items: T[],
  { cursor, limit }: { cursor?: string; limit: number },
): { items: T[]; nextCursor: string | null } {
  const start = cursor === undefined ? 0 : readOffset(cursor);
  const end = start + limit;
  return {
    items: items.slice(start, end),
    nextCursor: end < items.length ? writeOffset(end) : null,
  };
}

function writeOffset(offset: number): string {
  return Buffer.from(JSON.stringify(['o', offset])).toString('base64url');
}

function readOffset(cursor: string): number {
  try {
    const text = Buffer.from(cursor, 'base64url').toString();
    return cursorSchema.parse(JSON.parse(text))[1];
  } catch {
    throw new InputError('cursor: is not valid; take it from the page before');
  }
}
