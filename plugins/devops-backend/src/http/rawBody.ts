import { isError } from '@backstage/errors';
import { MAX_BODY_BYTES } from '@devops-domains/backstage-plugin-devops-common';
import express, { Request, Response } from 'express';
import { PayloadTooLargeError, UnsupportedMediaTypeError } from './httpErrors';

const readRaw = express.raw({ type: () => true, limit: MAX_BODY_BYTES });

/**
 * Reads the bytes of a body of at most 5 MB; empty when there are none.
 *
 * @param advice - what to do instead with a larger one
 */
export async function readRawBody(
  request: Request,
  response: Response,
  advice = 'send less at once',
): Promise<Buffer> {
  await new Promise<void>((resolve, reject) =>
    readRaw(request, response, (error?: unknown) =>
      error ? reject(bodyError(error, advice)) : resolve(),
    ),
  );
  const bytes: unknown = request.body;
  return Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
}

function bodyError(error: unknown, advice: string): unknown {
  if (!isError(error)) return error;
  if (error.type === 'entity.too.large') {
    return new PayloadTooLargeError(
      `The body is larger than ${MAX_BODY_BYTES} bytes (5 MB); ${advice}`,
    );
  }
  if (error.type === 'encoding.unsupported') {
    return new UnsupportedMediaTypeError(error.message);
  }
  return error;
}
