import { z } from 'zod';
import { inWords } from './inWords';

const messageOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: inWords }).error?.issues[0].message;

it.each([
  ['must be text', z.string(), null],
  ['must be a number', z.number(), '1'],
  ['must be a whole number', z.int(), 1.5],
  ['must be true or false', z.boolean(), 1],
  ['must be a list', z.array(z.string()), {}],
  ['must be a list', z.tuple([z.string()]), 'a'],
  ['must be an object', z.object({}), []],
  ['must be an object', z.record(z.string(), z.string()), 5],
  ['must be bigint', z.bigint(), 5],
  ['is missing', z.string(), undefined],
  ['must be one of day, week', z.enum(['day', 'week']), 'year'],
  ['must be one of 2019, 2024', z.literal([2019, 2024]), 2020],
  ['must be true', z.literal('true'), 'false'],
  ['is missing: it must be one of a, b', z.enum(['a', 'b']), undefined],
  ['must not be empty', z.string().min(1), ''],
  ['must not be empty', z.array(z.string()).min(1), []],
  ['must have at least 2 characters', z.string().min(2), 'a'],
  ['must have at least 2 items', z.array(z.string()).min(2), ['a']],
  ['must have at most 2 characters', z.string().max(2), 'abc'],
  ['must have at most 1 item', z.array(z.string()).max(1), ['a', 'b']],
  ['must have at least 2 items', z.set(z.string()).min(2), new Set(['a'])],
  ['must have exactly 4 characters', z.string().length(4), 'abc'],
  ['must have exactly 4 characters', z.string().length(4), 'abcde'],
  ['must have exactly 1 item', z.array(z.string()).length(1), []],
  ['must have exactly 1 item', z.array(z.string()).length(1), ['a', 'b']],
  ['must be at least 1', z.number().min(1), 0],
  ['must be more than 0', z.number().positive(), 0],
  ['must be at most 1000', z.number().max(1000), 1001],
  ['must be less than 5', z.number().lt(5), 5],
  ['must be a multiple of 5', z.number().multipleOf(5), 6],
  ['must have the form /^[a-z]+$/', z.string().regex(/^[a-z]+$/), 'A'],
  ['must be of the form uuid', z.uuid(), 'a'],
  ['must be a date, such as 2026-11-01', z.iso.date(), '1 November'],
  ['must be a time of day, such as 09:00:00', z.iso.time(), 'nine'],
  ['must be a duration in ISO 8601, such as PT30M', z.iso.duration(), '30'],
  [
    'must be an instant in ISO 8601 with an offset',
    z.iso.datetime({ offset: true }),
    'yesterday',
  ],
  [
    'must be a complete address, such as https://host/path',
    z.url(),
    'host/path',
  ],
  ['must be text or a whole number', z.union([z.string(), z.int()]), 1.5],
  [
    'must be a or one of b, c',
    z.union([z.literal('a'), z.enum(['b', 'c'])]),
    1,
  ],
  [
    'has none of the forms that are known here',
    z.union([z.string(), z.object({ a: z.string() })]),
    {},
  ],
  [
    'must be one of a, b',
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('a') }),
      z.object({ type: z.literal('b') }),
    ]),
    { type: 'c' },
  ],
  ['has what is not known here: b, c', z.strictObject({}), { b: 1, c: 2 }],
  ['is missing', z.union([z.string(), z.int()]), undefined],
])('says %p', (message, schema, value) => {
  expect(messageOf(schema, value)).toBe(message);
});

it('counts the unknown names that are too many to be told', () => {
  const names = Array.from({ length: 12 }, (_, index) => `n${index}`);
  const value = Object.fromEntries(names.map(name => [name, 1]));
  expect(messageOf(z.strictObject({}), value)).toMatch(/, n9 and 2 more$/);
});

it('leaves the word to a schema that has its own', () => {
  expect(messageOf(z.string({ error: 'must be a name' }), 5)).toBe(
    'must be a name',
  );
});
