import {
  ANNOTATION_DOMAIN,
  MappingProblem,
} from '@devops-domains/backstage-plugin-devops-common';
import { yamlLines } from '../yamlLines';

/** What is known of the entity whose YAML has a problem. */
export interface ProblemContext {
  /** All problems of the entity: one line mends all of the same annotation. */
  problems: readonly MappingProblem[];
  /** The domain that counts in spite of the problems. */
  domain: string | null;
  /** The annotations as they are written; null where they are not at hand. */
  annotations: Readonly<Record<string, unknown>> | null;
}

/** The annotation that a path in the YAML names; null for another path. */
export function annotationOfPath(path: string): string | null {
  const name = path.match(/^metadata\.annotations\["(.+)"\]$/)?.[1];
  return name ?? null;
}

/**
 * The line that should stand in the YAML instead; null where only the author can
 * know it, or where the rest of the line is not at hand.
 */
export function correctedLine(
  problem: MappingProblem,
  context: ProblemContext,
): string | null {
  const name = annotationOfPath(problem.path);
  if (name === null) {
    return problem.code === 'link-type' && problem.nearest
      ? yamlLines({ type: problem.nearest })
      : null;
  }
  switch (problem.code) {
    case 'kind-not-system':
      return null;
    case 'annotation-unknown':
    case 'annotation-prefix':
      return renamed(name, problem, context.annotations);
    default:
      return name === ANNOTATION_DOMAIN
        ? lineOf(name, context.domain ?? problem.nearest)
        : correctedList(name, problem, context);
  }
}

function lineOf(name: string, value: string | null): string | null {
  return value ? yamlLines({ [name]: value }) : null;
}

function renamed(
  name: string,
  { nearest }: MappingProblem,
  annotations: ProblemContext['annotations'],
): string | null {
  if (!annotations || !nearest || nearest in annotations) {
    // Where the right name is there too, only the author knows which one counts.
    return null;
  }
  const value = annotations[name];
  return typeof value === 'string' ? lineOf(nearest, value) : null;
}

function correctedList(
  name: string,
  problem: MappingProblem,
  { problems, annotations }: ProblemContext,
): string | null {
  const raw = annotations?.[name];
  if (typeof raw !== 'string') {
    return wholeLine(problem) ? lineOf(name, problem.nearest) : null;
  }
  const found = problems.filter(({ path }) => path === problem.path);
  if (!isMended(problem)) {
    return null;
  }
  const items = raw.split(',').map(item => item.trim());
  const mended = items.flatMap(item => mend(item, items, found));
  return lineOf(name, [...new Set(mended)].join(', '));
}

/** Whether the nearest value is the whole line, not one of its values. */
function wholeLine({ code }: MappingProblem): boolean {
  return code === 'value-empty' || code === 'value-not-text';
}

const IS_REMOVED = [
  'responsibility-of-other-domain',
  'responsibility-duplicate',
  'owner-duplicate',
];

function isMended({ code, nearest }: MappingProblem): boolean {
  return nearest !== null || IS_REMOVED.includes(code);
}

/** What stands for one value of a list afterwards: nothing, one value, or several. */
function mend(
  item: string,
  items: readonly string[],
  found: readonly MappingProblem[],
): string[] {
  if (item === '') {
    return [];
  }
  const problem = found.find(
    other => other.value === item && !wholeLine(other),
  );
  if (!problem) {
    return [item];
  }
  if (problem.code.endsWith('-duplicate')) {
    // Written alike, the first one stays; written otherwise, this is the other one.
    return items.indexOf(item) === items.lastIndexOf(item) ? [] : [item];
  }
  if (IS_REMOVED.includes(problem.code)) {
    return [];
  }
  return problem.nearest ? problem.nearest.split(', ') : [item];
}
