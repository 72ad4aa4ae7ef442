import { z } from 'zod';

/** Told what is wrong with a value, and where inside it. */
export type Fail = (message: string, path?: PropertyKey[]) => undefined;

/** Reads one value that is neither absent nor null; undefined after it failed. */
export type Read<T> = (value: unknown, fail: Fail) => T | undefined;

/** Control characters and halves of surrogate pairs: no database keeps all of them. */
export const UNSTORABLE = /[\p{Cc}\p{Cs}]/u;

const LENGTHS = {
  characters: (value: string) => value.length,
  'bytes in UTF-8': (value: string) => new TextEncoder().encode(value).length,
};

/** Text that is not blank, trimmed, in one line. */
export function text(
  limit: number,
  unit: keyof typeof LENGTHS = 'characters',
): Read<string> {
  const tooLong = `must have at most ${limit} ${unit}`;
  const lengthOf = LENGTHS[unit];
  return (value, fail) => {
    if (typeof value !== 'string') {
      return fail('must be text; put it in quotes');
    }
    const isTooLong = lengthOf(value) > limit;
    const isUnstorable = UNSTORABLE.test(value);
    if (isTooLong) {
      fail(tooLong);
    }
    if (isUnstorable) {
      fail('must not contain line breaks or other control characters');
    }
    if (isTooLong || isUnstorable) {
      return undefined;
    }
    return (
      value.trim() || fail('must not be empty; leave it out when it is unknown')
    );
  };
}

/** Text in which what cannot be read yields null, and null a problem with the given advice. */
export function parsedText<T>(
  limit: number,
  advice: string,
  parse: (value: string) => T | null,
): Read<T> {
  const readText = text(limit);
  return (value, fail) => {
    const plain = readText(value, fail);
    return plain === undefined ? undefined : parse(plain) ?? fail(advice);
  };
}

/** True or false. */
export const flag: Read<boolean> = (value, fail) =>
  typeof value === 'boolean'
    ? value
    : fail('must be true or false, without quotes');

/** One of a few words. */
export function oneOf<const T extends string>(words: readonly T[]): Read<T> {
  const problem = `must be one of ${words.join(', ')}`;
  return (value, fail) => words.find(word => word === value) ?? fail(problem);
}

/** Reads what has members by a schema. */
export function bySchema<T>(schema: z.ZodType<T>): Read<T> {
  return (value, fail) => {
    const result = schema.safeParse(value);
    if (result.success) {
      return result.data;
    }
    // One by one: a list can have more issues than a call takes arguments.
    for (const issue of result.error.issues) {
      fail(issue.message, issue.path);
    }
    return undefined;
  };
}

/** The schema of a member; one step of it, for there are many in a list of changes. */
export function member<T>(read: Read<T>) {
  return z.transform((value: unknown, context): T => {
    const result = read(value, (message, path = []) => {
      const issue = { code: 'custom' as const, message, input: value };
      context.issues.push({ ...issue, path: [...path] });
      return undefined;
    });
    return result === undefined ? z.NEVER : result;
  });
}

/** The same for a member that may be absent or null, both of which mean unknown. */
export function memberOr<T, F>(read: Read<T>, fallback: F) {
  const readAny: Read<T | F> = (value, fail) =>
    value === undefined || value === null ? fallback : read(value, fail);
  return member(readAny);
}
