import { InputError } from '@backstage/errors';
import { Request, Response } from 'express';
import { UnsupportedMediaTypeError } from './httpErrors';
import { parseJson } from '../json/parseJson';
import { readRawBody } from './rawBody';

/**
 * Reads a JSON body of at most 5 MB. Routes call it after they know that the
 * caller may write, so that nobody else can make the backend read megabytes.
 */
export async function readJsonBody(
  request: Request,
  response: Response,
): Promise<unknown> {
  if (!request.is(['json', '+json'])) {
    throw new UnsupportedMediaTypeError(
      'The body must be JSON, sent with Content-Type: application/json',
    );
  }
  const bytes = await readRawBody(
    request,
    response,
    'send smaller batches, or use POST /v1/import',
  );
  return parseBody(bytes);
}

/** @throws InputError that says where the JSON is broken */
export function parseBody(bytes: Buffer): unknown {
  if (bytes.length === 0) {
    throw new InputError('The body is empty');
  }
  const parsed = parseJson(bytes);
  if (!parsed.ok) throw new InputError(`The body ${parsed.message}`);
  return parsed.value;
}
