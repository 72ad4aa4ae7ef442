import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { EventParams, EventsService } from '@backstage/plugin-events-node';
import { Connector } from '@devops-domains/backstage-plugin-devops-node';
import { Inbox, Received } from '../inbox/Inbox';
import { payloadBody } from './payloadBody';

/** Which topics feed a source: those that its connector knows, or these. */
export type EventTopics = 'known' | readonly string[];

/**
 * Takes in what Backstage's events service moves, from its own ingress or a
 * broker, by the same way as webhooks. What cannot be kept is thrown, so that a
 * broker that can repeat does; what never can be kept is logged and dropped.
 *
 * @throws InputError naming the key of a source that cannot be fed so
 */
export async function subscribeToEvents(options: {
  events: EventsService;
  inbox: Pick<Inbox, 'keep'>;
  connectors: ReadonlyMap<string, Connector>;
  topics: ReadonlyMap<string, EventTopics>;
  logger: Pick<LoggerService, 'warn'>;
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
        const received = toReceived(event, clock());
        if (received) {
          await inbox.keep(connector, received);
        } else {
          logger.warn(
            `An event of ${source} on the topic ${event.topic} was dropped: its payload is nested too deeply or is no JSON`,
          );
        }
      },
    });
  }
}

function toReceived(event: EventParams, receivedAt: number): Received | null {
  const { topic, eventPayload: payload, metadata = {} } = event;
  const body = payloadBody(payload);
  if (!body) return null;
  const headers = Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  );
  return { headers, body, payload, topic, receivedAt };
}
