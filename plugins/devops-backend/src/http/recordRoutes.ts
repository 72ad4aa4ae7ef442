import { AuditorService } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  formatInstant,
  Instant,
  MAX_RECORDS,
  WriteAnswer,
  WriteResult,
} from '@devops-domains/backstage-plugin-devops-common';
import { FactsReader, RecordWriter } from '../store/contract';
import { ruledWriter } from '../writers/ruledWriter';
import { Writers } from '../writers/Writers';
import { audited } from './audited';
import { Call, Handlers } from './handler';
import { describeProblems } from './problems';

type SentKind = 'deployment' | 'change' | 'incident' | 'artifact';

type WriteEndpoint =
  | 'sendDeployments'
  | 'sendChanges'
  | 'sendIncidents'
  | 'sendArtifacts';

/** Endpoints that write single records or small batches. */
export function recordRoutes(options: {
  writer: RecordWriter;
  writers: Writers;
  store: Pick<FactsReader, 'readRecords'>;
  auditor: AuditorService;
}): Pick<Handlers, WriteEndpoint | 'deleteRecord'> {
  const { store, auditor } = options;
  const writerOf = ({
    credentials,
  }: Pick<Call<WriteEndpoint>, 'credentials'>) =>
    ruledWriter(options.writer, options.writers, credentials);

  // Without an instant a deletion is older than any version that restored the
  // record; only then does it have to be of this moment.
  const remove = async (
    writer: RecordWriter,
    { source, externalId }: { source: string; externalId: string },
    now: Instant,
  ) => {
    const record = { source, externalId, deleted: true };
    const written = await writer.write([record]);
    if (written[0]?.result !== 'unchanged') return written;
    const left = await store.readRecords([`${source}/${externalId}`]);
    return left.length > 0
      ? writer.write([{ ...record, updatedAt: formatInstant(now) }])
      : written;
  };

  const send = (kind: SentKind) => async (call: Call<WriteEndpoint>) => {
    const records = asBatch(call.body);
    const meta = { actionType: 'create', kind, records: records.length };
    const event = { eventId: 'record-write', request: call.request, meta };
    const results = await audited(auditor, event, async () => {
      const written = await writerOf(call).write(records, { kind });
      return { answer: written, meta: countResults(written) };
    });
    return answerWrite(call, results);
  };

  return {
    sendDeployments: send('deployment'),
    sendChanges: send('change'),
    sendIncidents: send('incident'),
    sendArtifacts: send('artifact'),

    deleteRecord: async call => {
      const { source, externalId } = call.path;
      const meta = { actionType: 'delete', source, externalId };
      const event = { eventId: 'record-write', request: call.request, meta };
      const results = await audited(auditor, event, async () => {
        const written = await remove(writerOf(call), call.path, call.now);
        if (isUnknown(written[0])) {
          throw new NotFoundError(`There is no record ${source}/${externalId}`);
        }
        return { answer: written, meta: countResults(written) };
      });
      return answerWrite(call, results);
    },
  };
}

function asBatch(body: unknown): unknown[] {
  const records = Array.isArray(body) ? body : [body];
  if (records.length === 0) {
    throw new InputError(
      'The body is an empty array: send at least one record',
    );
  }
  if (records.length > MAX_RECORDS) {
    throw new InputError(
      `The body holds ${records.length} records; send at most ${MAX_RECORDS}, or use POST /v1/import`,
    );
  }
  return records;
}

/** The writer knows the kind of what is stored, and misses it only in what is not. */
function isUnknown({ result, problems = [] }: WriteResult): boolean {
  return (
    result === 'rejected' && problems.some(({ path }) => path === '$.kind')
  );
}

/** How many records came to which end, for the audit log. */
function countResults(results: WriteResult[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { result, forbidden } of results) {
    const end = forbidden ? 'forbidden' : result;
    counts[end] = (counts[end] ?? 0) + 1;
  }
  return counts;
}

/**
 * A write of which nothing was accepted is an error of the sender, so that
 * `curl --fail` in a pipeline notices; the results stand beside the error. It is
 * 403 when the sender may not write at least one of them.
 */
function answerWrite(
  { request, response }: Call<WriteEndpoint | 'deleteRecord'>,
  results: WriteResult[],
): WriteAnswer | undefined {
  if (results.some(({ result }) => result !== 'rejected')) return { results };
  const message = results
    .map(({ problems = [] }, index) => {
      const text = describeProblems(problems);
      return results.length > 1 ? `record ${index}: ${text}` : text;
    })
    .slice(0, 20)
    .join('; ');
  const isForbidden = results.some(({ forbidden }) => forbidden);
  const status = isForbidden ? 403 : 400;
  const name = isForbidden ? 'NotAllowedError' : 'InputError';
  response.status(status).json({
    error: { name, message },
    request: { method: request.method, url: request.url },
    response: { statusCode: status },
    results,
  });
  return undefined;
}
