import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { inWords } from './inWords';

/** How many problems of one payload are told. */
const TOLD = 5;

/**
 * Reads what a connector needs of a payload; the schema names just those fields.
 *
 * @param title - of the source, to begin the message with: `Jira`
 * @throws InputError naming each field that is not what the source sends, never its value
 * @public
 */
export function parsePayload<T>(
  schema: z.ZodType<T>,
  payload: unknown,
  title: string,
): T {
  const result = schema.safeParse(payload, { error: inWords });
  if (result.success) {
    return result.data;
  }
  const problems = result.error.issues
    .slice(0, TOLD)
    .map(({ path, message }) => {
      const field = z.core.toDotPath(path);
      return `${field || 'the payload'}: ${message}`;
    });
  throw new InputError(
    `Not a payload as ${title} sends it: ${problems.join('; ')}`,
  );
}
