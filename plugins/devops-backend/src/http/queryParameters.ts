import { Request } from 'express';
import { z } from 'zod';
import { Problem } from './problems';

/**
 * The query as it stands in the URL. Only what the schema calls a list may be
 * repeated; an empty value counts as left out.
 */
export function readQuery(
  request: Request,
  schema: z.ZodObject,
): { values: Record<string, string | string[]>; problems: Problem[] } {
  const { searchParams } = new URL(request.url, 'http://unused');
  const values: Record<string, string | string[]> = {};
  const problems: Problem[] = [];
  const lists = Object.keys(schema.shape).filter(name =>
    isList(schema.shape[name]),
  );
  for (const name of new Set([...lists, ...searchParams.keys()])) {
    const given = searchParams.getAll(name).filter(value => value !== '');
    if (lists.includes(name)) {
      if (given.length > 0 || !isOptional(schema.shape[name])) {
        values[name] = given;
      }
    } else if (given.length > 1) {
      problems.push({ path: name, message: 'is given more than once' });
    } else if (given.length === 1) {
      [values[name]] = given;
    }
  }
  return { values, problems };
}

function isOptional(
  field: z.core.$ZodType,
): field is z.ZodOptional | z.ZodDefault {
  return field instanceof z.ZodOptional || field instanceof z.ZodDefault;
}

function isList(field: z.core.$ZodType): boolean {
  const inner = isOptional(field) ? field.unwrap() : field;
  return inner instanceof z.ZodArray;
}
