import { Entity } from '@backstage/catalog-model';
import {
  annotationPath,
  KnownProblem,
  readAnnotationList,
} from './annotationList';
import { ANNOTATION_USED_BY } from './annotations';

/** Annotations that show the use of a System. */
export interface ParsedUsedBy {
  present: boolean;
  annotations: string[];
  problems: KnownProblem[];
}

/** What the catalog accepts as the name of an annotation. */
const ANNOTATION_NAME =
  /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\/)?[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/** Reads which annotations of a Component show that it uses the System. */
export function parseUsedBy(entity: Entity): ParsedUsedBy {
  const list = readAnnotationList(entity, ANNOTATION_USED_BY);
  const valid = list.values.filter(name => ANNOTATION_NAME.test(name));
  const invalid = list.values.filter(name => !ANNOTATION_NAME.test(name));
  return {
    present: list.present,
    annotations: [...new Set(valid)],
    problems: [...list.problems, ...invalid.map(invalidName)],
  };
}

function invalidName(value: string): KnownProblem {
  return {
    path: annotationPath(ANNOTATION_USED_BY),
    code: 'annotation-name-invalid',
    message: `"${value}" is not the name of an annotation`,
    value,
    nearest: null,
    fix: 'Write a name such as backstage.io/kubernetes-id',
  };
}
