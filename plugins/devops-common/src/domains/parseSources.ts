import { Entity } from '@backstage/catalog-model';
import { SOURCE_NAME_PATTERN } from '../records/reference';
import {
  annotationPath,
  KnownProblem,
  readAnnotationList,
} from './annotationList';
import { ANNOTATION_SOURCES } from './annotations';

/** Sources whose records a System delivers. */
export interface ParsedSources {
  present: boolean;
  sources: string[];
  problems: KnownProblem[];
}

/** Reads as which sources the System delivers deployments and incidents. */
export function parseSources(entity: Entity): ParsedSources {
  const list = readAnnotationList(entity, ANNOTATION_SOURCES);
  const isValid = (name: string) => SOURCE_NAME_PATTERN.test(name);
  return {
    present: list.present,
    sources: [...new Set(list.values.filter(isValid))],
    problems: [
      ...list.problems,
      ...list.values.filter(name => !isValid(name)).map(invalidName),
    ],
  };
}

function invalidName(value: string): KnownProblem {
  const lower = value.toLocaleLowerCase('en-US');
  return {
    path: annotationPath(ANNOTATION_SOURCES),
    code: 'source-name-invalid',
    message: `"${value}" is not the name of a source`,
    value,
    nearest: SOURCE_NAME_PATTERN.test(lower) ? lower : null,
    fix: 'Write the name that the records have in "source", such as github',
  };
}
