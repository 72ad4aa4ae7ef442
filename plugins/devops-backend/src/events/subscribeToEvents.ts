import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, toError } from '@backstage/errors';
import { EventParams, EventsService } from '@backstage/plugin-events-node';
import { Connector } from '@devops-domains/backstage-plugin-devops-node';
import { Inbox, Received } from '../inbox/Inbox';
import { keepAtLast } from './keepAtLast';
import { keptPayload } from './keptPayload';

/** Which topics feed a source: those that its connector knows, or these. */
export type EventTopics = 'known' | readonly string[];

/**
 * Takes in what Backstage's events service moves, from its own ingress or a
 * broker, by the same way as webhooks. The service tells no publisher that a
 * subscriber failed, and repeats nothing. So what cannot be kept now is tried
 * until it is: a publisher waits for its subscribers, and confirms nothing to a
 * broker or sender before that. What never can be kept is logged and dropped.
 *
 * @param options.signal - aborted at shutdown, which must not wait for a database that is away
 * @throws InputError naming the key of a source that cannot be fed so
 */
export async function subscribeToEvents(options: {
  events: EventsService;
  inbox: Pick<Inbox, 'keep'>;
  connectors: ReadonlyMap<string, Connector>;
  topics: ReadonlyMap<string, EventTopics>;
  logger: Pick<LoggerService, 'warn' | 'error'>;
  signal: AbortSignal;
  clock?: () => number;
}): Promise<void> {
  const { events, inbox, logger, clock = Date.now } = options;
  for (const [source, wanted] of options.topics) {
    const key = `devops.sources.${source}.events`;
    const connector = options.connectors.get(source);
    if (!connector) {
      throw new InputError(`${key} is set, but no module adds this source`);
    }
    const topics = wanted === 'known' ? connector.topics : wanted;
    if (topics.length === 0) {
      throw new InputError(`${key}.topics must name the topics of ${source}`);
    }
    await events.subscribe({
      id: `inbox-${source}`,
      topics: [...topics],
      onEvent: async event => {
        const told = `An event of ${source} on the topic ${event.topic}`;
        const received = toReceived(event, clock());
        if (!received) {
          logger.warn(
            `${told} was dropped: its payload is nested too deeply or is no JSON`,
          );
          return;
        }
        try {
          await keepAtLast(() => inbox.keep(connector, received), {
            signal: options.signal,
            onWait: error => logger.warn(`${told} waits to be kept`, error),
          });
        } catch (error) {
          logger.error(`${told} was lost`, toError(error));
          throw error;
        }
      },
    });
  }
}

function toReceived(event: EventParams, receivedAt: number): Received | null {
  const { topic, eventPayload, metadata = {} } = event;
  const kept = keptPayload(eventPayload);
  if (!kept) return null;
  const headers = Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  );
  return { headers, ...kept, topic, receivedAt };
}
