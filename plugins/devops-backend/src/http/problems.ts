import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** One thing that is wrong in a request, and where. */
export interface Problem {
  /** Name of the parameter, or JSON path in the body. */
  path: string;
  message: string;
}

function nameOf(path: PropertyKey[]): string {
  const text = path
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
  return text.replace(/^\./, '') || '$';
}

/** The problems that a schema found, each parameter under its own name, also one that is not known. */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => ({
          path: nameOf([...issue.path, key]),
          message: 'is not known here',
        }))
      : [{ path: nameOf(issue.path), message: issue.message }],
  );
}

/** How many problems of one request are told; an answer must not grow far beyond what was sent. */
const LISTED_PROBLEMS = 60;

/** One line that names the problems. */
export function describeProblems(problems: Problem[]): string {
  const more = problems.length - LISTED_PROBLEMS;
  const texts = problems
    .slice(0, LISTED_PROBLEMS)
    .map(({ path, message }) => `${path}: ${message}`);
  return [...texts, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** Throws an InputError that names all problems, if there are any. */
export function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw new InputError(describeProblems(problems));
}
