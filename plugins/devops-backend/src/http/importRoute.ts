import { AuditorService } from '@backstage/backend-plugin-api';
import { Request } from 'express';
import { RecordWriter } from '../store/contract';
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
  auditor: AuditorService;
}): Pick<Handlers, 'importRecords'> {
  return {
    importRecords: async ({ request }) => {
      refuseOtherTypes(request);
      const meta = { actionType: 'create', queryType: 'import' };
      const event = { eventId: 'record-write', request, meta };
      return audited(options.auditor, event, async () => {
        // The connection stays open when the import fails, to say why.
        const chunks = request.iterator({ destroyOnReturn: false });
        const answer = await ImportRun.run(chunks, options.writer);
        const { problems, ...counts } = answer;
        return { answer, meta: counts };
      });
    },
  };
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
