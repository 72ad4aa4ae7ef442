import { Entity } from '@backstage/catalog-model';
import { MappingProblem } from './mapping';
import { MappingProblemCode } from './mappingProblemCodes';

/** A problem with a code that is known to be translated. */
export interface KnownProblem extends MappingProblem {
  code: MappingProblemCode;
}

/** Where an annotation stands in the YAML. */
export function annotationPath(name: string): string {
  return `metadata.annotations[${JSON.stringify(name)}]`;
}

/** The annotations as they were written: a YAML file may hold anything. */
export function rawAnnotations(entity: Entity): Record<string, unknown> {
  const annotations: unknown = entity.metadata.annotations;
  return typeof annotations === 'object' && annotations !== null
    ? Object.fromEntries(Object.entries(annotations))
    : {};
}

/** An annotation that lists values. */
export interface AnnotationList {
  /** Whether the annotation is there at all, with whatever value. */
  present: boolean;
  values: string[];
  problems: KnownProblem[];
}

/** Reads an annotation whose values are separated by commas. */
export function readAnnotationList(
  entity: Entity,
  name: string,
): AnnotationList {
  const raw = rawAnnotations(entity)[name];
  if (raw === undefined) {
    return { present: false, values: [], problems: [] };
  }
  if (raw !== null && typeof raw !== 'string') {
    return { present: true, values: [], problems: [notText(name, raw)] };
  }
  const items = (raw ?? '').split(',').map(item => item.trim());
  const values = items.filter(item => item !== '');
  const problems =
    values.length < items.length ? [empty(name, raw ?? '', values)] : [];
  return { present: true, values, problems };
}

function notText(name: string, raw: unknown): KnownProblem {
  const asList = Array.isArray(raw)
    ? raw.filter(item => typeof item === 'string').join(', ')
    : '';
  return {
    path: annotationPath(name),
    code: 'value-not-text',
    message: `The value of ${name} is not a text`,
    value: JSON.stringify(raw) ?? String(raw),
    nearest: asList || null,
    fix: asList
      ? `Write one text, separated by commas: ${asList}`
      : 'Write a text; several values are separated by commas',
  };
}

function empty(name: string, raw: string, values: string[]): KnownProblem {
  const rest = values.join(', ');
  return {
    path: annotationPath(name),
    code: 'value-empty',
    message: rest
      ? `${name} has an empty value between its commas`
      : `${name} has no value`,
    value: raw,
    nearest: rest || null,
    fix: rest ? `Write "${rest}"` : 'Give it a value or remove the line',
  };
}
