import { formatInstant } from '@devops-domains/backstage-plugin-devops-common';
import {
  Delivery,
  DeliveryIdentity,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';

/** The same for every repetition of a webhook. */
export const REQUEST_HEADER = 'request-id';
/** What the webhook is about: `metric_alert`. */
export const RESOURCE_HEADER = 'sentry-hook-resource';

/** When it was sent, in seconds since 1970. */
export const TIMESTAMP_HEADER = 'sentry-hook-timestamp';

/** When it happened: the payload does not tell, the sender's clock does. */
export function sentAt({ headers, receivedAt }: Delivery): string {
  const seconds = headers[TIMESTAMP_HEADER] ?? '';
  return formatInstant(
    /^\d{1,10}$/.test(seconds) ? Number(seconds) * 1000 : receivedAt,
  );
}

const actionSchema = z.object({
  action: z.string(),
  data: z.record(z.string(), z.unknown()).optional(),
});

const RESOURCES = ['metric_alert', 'issue', 'event_alert', 'error', 'comment'];

/** What a webhook is about and what happened to it; null when it is none of Sentry's. */
export function subjectOf(
  headers: Readonly<Record<string, string>>,
  payload: unknown,
): { resource: string; action: string } | null {
  const { success, data } = actionSchema.safeParse(payload);
  if (!success) return null;
  // Over an event bus the header may be lost; the data is called the same.
  const named = RESOURCES.find(name => Object.hasOwn(data.data ?? {}, name));
  const resource = headers[RESOURCE_HEADER] ?? named ?? 'unknown';
  return { resource, action: data.action };
}

/** The identity of a webhook. */
export function identifyWebhook(
  headers: Readonly<Record<string, string>>,
  payload: unknown,
): DeliveryIdentity {
  const subject = subjectOf(headers, payload);
  return {
    id: headers[REQUEST_HEADER] ?? null,
    event: subject ? `${subject.resource}.${subject.action}` : 'unknown',
  };
}
