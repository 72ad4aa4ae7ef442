import { RecordFields } from './recordFields';

/** Something wrong in a record that was sent, said so that its sender can mend it. @public */
export interface RecordProblem {
  /** JSON path from the record, such as `$.changes[3].authoredAt`. */
  path: string;
  /** What it must be, in English; reads on from the path. */
  message: string;
}

/** The JSON path of a place in a record. */
export function jsonPath(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') {
      return `${path}[${key}]`;
    }
    const isPlain = /^[A-Za-z_]\w*$/.test(String(key));
    return isPlain
      ? `${path}.${String(key)}`
      : `${path}[${JSON.stringify(String(key))}]`;
  }, '$');
}

/**
 * A deployment that ends before it starts. In one version its sender can mend
 * that; between versions it is the clocks that differ. For an incident it is a
 * finding, not a problem.
 */
export function findReversedTimes(fields: RecordFields): RecordProblem[] {
  const { startedAt, finishedAt } = fields;
  const isReversed =
    typeof startedAt === 'number' &&
    typeof finishedAt === 'number' &&
    finishedAt < startedAt;
  return isReversed
    ? [{ path: '$.finishedAt', message: 'must not be before startedAt' }]
    : [];
}

/** How many problems of one record are told. */
const LISTED_PROBLEMS = 50;

/** The first problems and how many there are beside: an answer must not grow far beyond what was sent. */
export function listProblems(problems: RecordProblem[]): RecordProblem[] {
  const more = problems.length - LISTED_PROBLEMS;
  if (more <= 0) return problems;
  const rest = { path: '$', message: `has ${more} more problems like these` };
  return [...problems.slice(0, LISTED_PROBLEMS), rest];
}
