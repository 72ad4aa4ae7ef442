import { InputError, isError } from '@backstage/errors';
import { MAX_BODY_BYTES } from '@devops-domains/backstage-plugin-devops-common';
import express, { Request, Response } from 'express';
import { PayloadTooLargeError, UnsupportedMediaTypeError } from './httpErrors';
import { parseJson } from './parseJson';

const readRaw = express.raw({ type: () => true, limit: MAX_BODY_BYTES });

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
  await new Promise<void>((resolve, reject) =>
    readRaw(request, response, (error?: unknown) =>
      error ? reject(bodyError(error)) : resolve(),
    ),
  );
  const bytes: unknown = request.body;
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) {
    throw new InputError('The body is empty');
  }
  const parsed = parseJson(bytes);
  if (!parsed.ok) throw new InputError(`The body ${parsed.message}`);
  return parsed.value;
}

function bodyError(error: unknown): unknown {
  if (!isError(error)) return error;
  if (error.type === 'entity.too.large') {
    return new PayloadTooLargeError(
      `The body is larger than ${MAX_BODY_BYTES} bytes (5 MB); send smaller batches, or use POST /v1/import`,
    );
  }
  if (error.type === 'encoding.unsupported') {
    return new UnsupportedMediaTypeError(error.message);
  }
  return error;
}
