import { InputError } from '@backstage/errors';
import { MAX_RECORDS } from '@devops-domains/backstage-plugin-devops-common';
import { Request, Response } from 'express';
import { UnsupportedMediaTypeError } from './httpErrors';
import { parseBody } from './jsonBody';
import { readRawBody } from './rawBody';

const STRUCTURED = 'application/cloudevents+json';
const BATCHED = 'application/cloudevents-batch+json';

/** The CloudEvents of a request in whatever mode it is, each in structured form; they are not checked yet. */
export async function readCloudEvents(
  request: Request,
  response: Response,
): Promise<unknown[]> {
  const read = async () => parseBody(await readRawBody(request, response));
  if (request.is(STRUCTURED)) return [await read()];
  if (request.is(BATCHED)) return asBatch(await read());
  if (request.headers['ce-specversion'] !== undefined) {
    if (!request.is(['json', '+json'])) {
      throw new UnsupportedMediaTypeError(
        'The data of the event must be JSON, sent with Content-Type: application/json',
      );
    }
    return [{ ...attributesOf(request), data: await read() }];
  }
  throw new UnsupportedMediaTypeError(
    `Send Content-Type: ${STRUCTURED} or ${BATCHED}, or a body of JSON with the headers ce-specversion, ce-id, ce-source and ce-type`,
  );
}

function asBatch(events: unknown): unknown[] {
  if (!Array.isArray(events) || events.length === 0) {
    throw new InputError('A batch must be an array of at least one event');
  }
  if (events.length > MAX_RECORDS) {
    throw new InputError(
      `The batch holds ${events.length} events; send at most ${MAX_RECORDS}`,
    );
  }
  return events;
}

/** In binary mode the envelope stands in headers, percent-encoded. */
function attributesOf(request: Request): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (name.startsWith('ce-') && typeof value === 'string') {
      attributes[name.slice('ce-'.length)] = decode(value);
    }
  }
  return attributes;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
