import { z } from 'zod';

/**
 * A key that may be missing. What stands there in another form, or as null, is
 * somebody else's key of the same name: it says nothing here, and spoils nothing.
 */
export function absentUnless<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined);
}
