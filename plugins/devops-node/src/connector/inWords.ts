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
  url: 'a complete address, such as https://host/path',
};

/**
 * What to say of a value that its schema refuses without words of its own: what
 * it must be, so that it reads on from the name of the field. Give it to `parse`
 * as `{ error: inWords }`; zod's own English is about types, not about what to do.
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
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values
        .map(String)
        .join(', ')}`;
    case 'too_small':
      return atLeast(issue);
    case 'too_big':
      return atMost(issue);
    case 'invalid_format':
      return FORMATS[issue.format] && `must be ${FORMATS[issue.format]}`;
    case 'invalid_union':
      return 'has none of the forms that are known here';
    default:
      return undefined;
  }
}

/** What the size of a value counts; of a number nothing is counted. */
function unitOf(origin: Issues['too_small']['origin']): string | undefined {
  if (origin === 'string') return 'characters';
  return origin === 'array' ? 'items' : undefined;
}

function atLeast(issue: Issues['too_small']): string {
  const { origin, minimum, inclusive = true } = issue;
  const unit = unitOf(origin);
  if (unit === undefined) {
    return `must be ${inclusive ? 'at least' : 'more than'} ${minimum}`;
  }
  return Number(minimum) === 1
    ? 'must not be empty'
    : `must have at least ${minimum} ${unit}`;
}

function atMost(issue: Issues['too_big']): string {
  const { origin, maximum, inclusive = true } = issue;
  const unit = unitOf(origin);
  return unit === undefined
    ? `must be ${inclusive ? 'at most' : 'less than'} ${maximum}`
    : `must have at most ${maximum} ${unit}`;
}
