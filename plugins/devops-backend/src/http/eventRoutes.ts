import { AuditorService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  EventResult,
  EventsAnswer,
  Instant,
} from '@devops-domains/backstage-plugin-devops-common';
import { Connector } from '@devops-domains/backstage-plugin-devops-node';
import { readCloudEvent } from '../events/cloudEvents';
import { keptPayload } from '../events/keptPayload';
import { Writers } from '../writers/Writers';
import { audited } from './audited';
import { readCloudEvents } from './cloudEventBody';
import { Call, Handlers } from './handler';
import { describeProblems } from './problems';
import { InboxDoor, refuseOverload } from './webhookRoutes';

/** Name of the connector that reads what CloudEvents carry. */
const CDEVENTS = 'cdevents';

/** The door for CloudEvents of Backstage's own principals; what each may write is judged when its events are processed. */
export function eventRoutes(options: {
  inbox: InboxDoor;
  connectors: ReadonlyMap<string, Connector>;
  writers: Writers;
  auditor: AuditorService;
}): Pick<Handlers, 'receiveEvents'> {
  const { inbox, connectors, writers, auditor } = options;

  const keep = async (
    connector: Connector,
    event: unknown,
    sender: { writer: string | null; receivedAt: Instant },
  ): Promise<EventResult> => {
    const read = readCloudEvent(event);
    if (!read.ok) {
      return { result: 'rejected', delivery: null, problems: read.problems };
    }
    const kept = keptPayload(read.payload);
    if (!kept) {
      const path = `$.${read.sentAs}`;
      const problems = [{ path, message: 'is nested too deeply' }];
      return { result: 'rejected', delivery: null, problems };
    }
    const { id, duplicate } = await inbox.keep(connector, {
      headers: {},
      ...kept,
      topic: null,
      ...sender,
    });
    return { result: duplicate ? 'duplicate' : 'kept', delivery: String(id) };
  };

  return {
    receiveEvents: async call => {
      const { request, response, now } = call;
      const connector = connectors.get(CDEVENTS);
      if (!connector) {
        throw new NotFoundError('No module reads CloudEvents');
      }
      refuseOverload(inbox);
      const writer = writers.senderOf(call.credentials);
      const sender = { writer, receivedAt: now };
      const events = await readCloudEvents(request, response);
      const meta = { actionType: 'create', events: events.length };
      const event = { eventId: 'event-receive', request, meta };
      const results = await audited(auditor, event, async () => {
        const answer = await Promise.all(
          events.map(one => keep(connector, one, sender)),
        );
        const rejected = answer.filter(one => one.result === 'rejected').length;
        return { answer, meta: { rejected } };
      });
      return answerEvents(call, results);
    },
  };
}

/** As for records: what was rejected as a whole is an error, with the results beside it. */
function answerEvents(
  { request, response }: Call<'receiveEvents'>,
  results: EventResult[],
): EventsAnswer | undefined {
  if (results.some(({ result }) => result !== 'rejected')) return { results };
  const message = results
    .map(({ problems = [] }, index) => {
      const told = describeProblems(problems);
      return results.length > 1 ? `event ${index}: ${told}` : told;
    })
    .slice(0, 20)
    .join('; ');
  response.status(400).json({
    error: { name: 'InputError', message },
    request: { method: request.method, url: request.url },
    response: { statusCode: 400 },
    results,
  });
  return undefined;
}
