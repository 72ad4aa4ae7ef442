import { DeliveryIdentity } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';

/** What happened: `repo:push`. */
export const EVENT_HEADER = 'x-event-key';
/** The same for every attempt to send a webhook. */
export const REQUEST_HEADER = 'x-request-uuid';

const has = (key: string) => z.looseObject({ [key]: z.looseObject({}) });

/** What is in a payload, in the words of the event; an approval is of a pull request too. */
const SHAPES: [z.ZodType, string][] = [
  [has('push'), 'repo:push'],
  [has('commit_status'), 'repo:commit_status_updated'],
  [
    z.looseObject({
      pullrequest: z.looseObject({ state: z.literal('MERGED') }),
    }),
    'pullrequest:fulfilled',
  ],
  [has('pullrequest'), 'pullrequest:updated'],
];

/** The event by its header, else (an event bus drops headers) by the payload; null when it is none. */
export function eventOf(
  headers: Readonly<Record<string, string>>,
  payload: unknown,
): string | null {
  const shape = SHAPES.find(([schema]) => schema.safeParse(payload).success);
  return headers[EVENT_HEADER] ?? shape?.[1] ?? null;
}

/** The identity of a webhook. */
export function identifyWebhook(
  headers: Readonly<Record<string, string>>,
  payload: unknown,
): DeliveryIdentity {
  return {
    id: headers[REQUEST_HEADER] ?? null,
    event: eventOf(headers, payload) ?? 'unknown',
  };
}

/** The repository that a webhook is about. */
export const repositorySchema = z.object({
  uuid: z.string(),
  full_name: z.string(),
  mainbranch: z.object({ name: z.string() }).nullish(),
});

/** Its address, as `bitbucket.com/project-slug` and locations in the catalog lead to it. */
export function repositoryUrl(repository: { full_name: string }): string {
  return `https://bitbucket.org/${repository.full_name}`;
}
