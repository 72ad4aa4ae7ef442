import { z } from 'zod';
import { jsonPath, RecordProblem } from './recordProblem';

/** Reads the members of one record one by one, so that no problem hides another. */
export class FieldReader {
  readonly problems: RecordProblem[] = [];
  readonly #input: Record<string, unknown>;

  constructor(input: Record<string, unknown>) {
    this.#input = input;
  }

  /** Undefined when the member is absent or wrong, null when it is null. */
  read<T>(key: string, schema: z.ZodType<T>): T | null | undefined {
    const value = Object.hasOwn(this.#input, key)
      ? this.#input[key]
      : undefined;
    if (value === undefined || value === null) {
      return value;
    }
    const result = schema.safeParse(value);
    if (result.success) {
      return result.data;
    }
    // One by one: a list can have more issues than a call takes arguments.
    for (const issue of result.error.issues) {
      this.problems.push({
        path: jsonPath([key, ...issue.path]),
        message: issue.message,
      });
    }
    return undefined;
  }

  /** The same for what every record must have. */
  require<T>(key: string, schema: z.ZodType<T>, fallback?: T): T | undefined {
    const before = this.problems.length;
    const value = this.read(key, schema) ?? fallback;
    if (value === undefined && this.problems.length === before) {
      this.problems.push({ path: jsonPath([key]), message: 'is missing' });
    }
    return value;
  }
}
