import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { Connector } from '@devops-domains/backstage-plugin-devops-node';
import { Request } from 'express';
import { Inbox } from '../inbox/Inbox';
import { Refusals } from '../inbox/Refusals';
import {
  CLOSED,
  refuseUnconfigured,
  refuseWithoutWebhook,
  SenderRefused,
  verifySender,
  WebhookSettings,
} from '../inbox/verifySender';
import { Call, Handlers } from './handler';
import { parseBody } from './jsonBody';
import { readRawBody } from './rawBody';

/** The part of the inbox through which deliveries come in. */
export type InboxDoor = Pick<Inbox, 'isFull' | 'keep'>;

/** The door for deliveries of other systems, which know no Backstage token. */
export function webhookRoutes(options: {
  inbox: InboxDoor;
  connectors: ReadonlyMap<string, Connector>;
  webhooks: ReadonlyMap<string, WebhookSettings>;
  refusals: Pick<Refusals, 'note'>;
}): Pick<Handlers, 'receiveWebhook'> {
  const { inbox, connectors, webhooks, refusals } = options;

  const readProved = async (
    connector: Connector,
    { request, response, now }: Call<'receiveWebhook'>,
  ): Promise<Buffer> => {
    const settings = webhooks.get(connector.name) ?? CLOSED;
    try {
      refuseUnconfigured(connector, settings);
      refuseOverload(inbox);
      const raw = await readRawBody(request, response);
      const message = toMessage(request.headers, raw);
      verifySender(connector, settings, message, now);
      return raw;
    } catch (error) {
      if (error instanceof SenderRefused) {
        refusals.note(connector.name, error.reason, now);
      }
      throw error;
    }
  };

  return {
    receiveWebhook: async call => {
      const { path, request, now } = call;
      const connector = connectors.get(path.source);
      if (!connector) {
        throw new NotFoundError(`No module adds the source '${path.source}'`);
      }
      refuseWithoutWebhook(connector);
      const raw = await readProved(connector, call);
      const body = jsonOf(connector, request, raw);
      const payload = parseBody(body);
      const { id, duplicate } = await inbox.keep(connector, {
        headers: request.headers,
        body,
        payload,
        topic: null,
        receivedAt: now,
      });
      return { delivery: String(id), duplicate };
    },
  };
}

/** @throws ServiceUnavailableError before megabytes are read for nothing */
export function refuseOverload(inbox: InboxDoor): void {
  if (inbox.isFull) {
    throw new ServiceUnavailableError(
      'Too many deliveries wait to be kept; try again soon',
    );
  }
}

/** Only `Set-Cookie`, which no request has, comes as a list. */
function toMessage(headers: Request['headers'], body: Buffer) {
  return { headers: headers as Record<string, string | undefined>, body };
}

/**
 * Some senders can put the JSON into a form. The proof is of the bytes and not of
 * the content type, which anybody can change when sending them again: no JSON
 * begins with `payload=`, so that nothing can be read in both ways.
 */
function jsonOf(connector: Connector, request: Request, raw: Buffer): Buffer {
  if (!request.is('application/x-www-form-urlencoded')) return raw;
  if (!connector.acceptsForm) {
    throw new InputError(`${connector.title} sends JSON, not a form`);
  }
  const form = raw.toString();
  const fields = [...new URLSearchParams(form).values()];
  if (!form.startsWith('payload=') || fields.length !== 1) {
    throw new InputError('The form must have the field payload and no other');
  }
  return Buffer.from(fields[0]);
}
