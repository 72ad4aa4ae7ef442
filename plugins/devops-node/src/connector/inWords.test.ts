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
  ['must have at most 1 items', z.array(z.string()).max(1), ['a', 'b']],
  ['must be at least 1', z.number().min(1), 0],
  ['must be more than 0', z.number().positive(), 0],
  ['must be at most 1000', z.number().max(1000), 1001],
  ['must be less than 5', z.number().lt(5), 5],
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
  [
    'has none of the forms that are known here',
    z.union([z.string(), z.int()]),
    true,
  ],
  ['is missing', z.union([z.string(), z.int()]), undefined],
])('says %p', (message, schema, value) => {
  expect(messageOf(schema, value)).toBe(message);
});

it('leaves the word to a schema that has its own', () => {
  expect(messageOf(z.string({ error: 'must be a name' }), 5)).toBe(
    'must be a name',
  );
});
