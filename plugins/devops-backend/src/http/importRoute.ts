import { AuditorService } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import { ImportAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { Request } from 'express';
import { RecordWriter } from '../store/contract';
import { ruledWriter } from '../writers/ruledWriter';
import { Writers } from '../writers/Writers';
import { audited } from './audited';
import { Handlers } from './handler';
import { UnsupportedMediaTypeError } from './httpErrors';
import { ImportRun } from './ImportRun';

const CONTENT_TYPES = [
  'application/x-ndjson',
  'application/jsonl',
  'text/plain',
];

/** `POST /v1/import`: the body is read line by line as it arrives. */
export function importRoute(options: {
  writer: RecordWriter;
  writers: Writers;
  auditor: AuditorService;
}): Pick<Handlers, 'importRecords'> {
  return {
    importRecords: async ({ request, credentials }) => {
      refuseOtherTypes(request);
      const meta = { actionType: 'create', queryType: 'import' };
      const event = { eventId: 'record-write', request, meta };
      return audited(options.auditor, event, async () => {
        const { writer, writers } = options;
        const counted = countForbidden(
          ruledWriter(writer, writers, credentials),
        );
        const answer = await runImport(request, counted);
        const { problems, ...counts } = answer;
        const forbidden = counted.forbidden();
        if (forbidden > 0 && forbidden === answer.lines) {
          throw new NotAllowedError(
            `None of the ${forbidden} lines may be written by this sender: ${problems[0].path} ${problems[0].message}`,
          );
        }
        return { answer, meta: { ...counts, forbidden } };
      });
    },
  };
}

/** The writer, and how many records it was told not to write. */
function countForbidden(
  writer: RecordWriter,
): RecordWriter & { forbidden(): number } {
  let count = 0;
  return {
    forbidden: () => count,
    write: async (records, options) => {
      const results = await writer.write(records, options);
      count += results.filter(({ forbidden }) => forbidden).length;
      return results;
    },
  };
}

async function runImport(
  request: Request,
  writer: RecordWriter,
): Promise<ImportAnswer> {
  // The connection stays open when the import fails, to say why.
  const chunks = request.iterator({ destroyOnReturn: false });
  try {
    return await ImportRun.run(chunks, writer);
  } catch (error) {
    if (request.complete || !request.destroyed) throw error;
    // Nobody reads the answer any more; it is for the log, and no fault of ours.
    throw new InputError(
      'The sender broke off; whole batches before that were written',
      error,
    );
  }
}

function refuseOtherTypes(request: Request): void {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    throw new UnsupportedMediaTypeError(
      `An import cannot be sent with Content-Encoding: ${encoding}; send the lines as they are`,
    );
  }
  // A request without a body has no type to complain about.
  if (request.is(CONTENT_TYPES) === false) {
    throw new UnsupportedMediaTypeError(
      `Send Content-Type: ${CONTENT_TYPES[0]}, one JSON object a line`,
    );
  }
}
