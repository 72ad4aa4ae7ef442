import { z } from 'zod';

type Issue = z.core.$ZodRawIssue;
type Issues = { [Code in Issue['code']]: Extract<Issue, { code: Code }> };

/** In words what zod calls a type. */
const TYPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
};

/** In words what zod calls a form of text. */
const FORMATS: Record<string, string> = {
  datetime: 'an instant in ISO 8601 with an offset',
  date: 'a date, such as 2026-11-01',
  time: 'a time of day, such as 09:00:00',
  duration: 'a duration in ISO 8601, such as PT30M',
  url: 'a complete address, such as https://host/path',
};

/** What the size of a value counts, one and many; of a number nothing is counted. */
const UNITS: Partial<Record<string, [one: string, many: string]>> = {
  string: ['character', 'characters'],
  array: ['item', 'items'],
  set: ['item', 'items'],
};

/** How many names that are not known are told; a sender may send any number of them. */
const TOLD_NAMES = 10;

/**
 * What to say of a value that its schema refuses without words of its own: what
 * it must be, so that it reads on from the name of the field. Give it to `parse`
 * as `{ error: inWords }`; zod's own English is about types, not about what to do.
 * Of what a transform turned into undefined zod tells no more than of what was
 * never sent: let a transform add an issue of its own instead.
 *
 * @public
 */
export const inWords: z.core.$ZodErrorMap = issue => {
  const must = requirementOf(issue);
  if (must === undefined) return undefined;
  if (issue.input !== undefined) return must;
  // Of a type nothing more need be said; of a choice the sender must know what to choose from.
  return issue.code === 'invalid_value'
    ? `is missing: it ${must}`
    : 'is missing';
};

function requirementOf(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'too_small':
      return atLeast(issue);
    case 'too_big':
      return atMost(issue);
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return issue.format === 'regex'
        ? `must have the form ${issue.pattern}`
        : `must be ${FORMATS[issue.format] ?? `of the form ${issue.format}`}`;
    case 'invalid_union':
      return anyForm(issue);
    case 'unrecognized_keys':
      return unknownNames(issue);
    default:
      return undefined;
  }
}

function oneOf(values: readonly z.core.util.Primitive[]): string {
  const choice = values.length > 1 ? 'one of ' : '';
  return `must be ${choice}${values.map(String).join(', ')}`;
}

/** Of a choice that is told by one field what that may say; otherwise what each form wants of the whole value. */
function anyForm({ options, errors }: Issues['invalid_union']): string {
  if (Array.isArray(options)) return oneOf(options);
  const musts = errors.map(
    form => form.find(({ path }) => path.length === 0)?.message,
  );
  return musts.length > 0 && musts.every(must => must?.startsWith('must be '))
    ? [...new Set(musts)].join(' or ').replaceAll(' or must be ', ' or ')
    : 'has none of the forms that are known here';
}

function unknownNames({ keys }: Issues['unrecognized_keys']): string {
  const more = keys.length - TOLD_NAMES;
  const names = keys.slice(0, TOLD_NAMES).join(', ');
  return `has what is not known here: ${names}${
    more > 0 ? ` and ${more} more` : ''
  }`;
}

function atLeast(issue: Issues['too_small']): string {
  const { origin, minimum, inclusive = true, exact = false } = issue;
  const count = counted(origin, minimum);
  if (count === undefined) {
    return `must be ${inclusive ? 'at least' : 'more than'} ${minimum}`;
  }
  if (exact) return `must have exactly ${count}`;
  return Number(minimum) === 1
    ? 'must not be empty'
    : `must have at least ${count}`;
}

function atMost(issue: Issues['too_big']): string {
  const { origin, maximum, inclusive = true, exact = false } = issue;
  const count = counted(origin, maximum);
  return count === undefined
    ? `must be ${inclusive ? 'at most' : 'less than'} ${maximum}`
    : `must have ${exact ? 'exactly' : 'at most'} ${count}`;
}

/** `1 item`, `4 characters`; undefined where nothing is counted. */
function counted(origin: string, size: number | bigint): string | undefined {
  const unit = UNITS[origin];
  return unit && `${size} ${unit[Number(size) === 1 ? 0 : 1]}`;
}
