import { DeliveryIdentity } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { BitbucketSettings } from '../configuration/bitbucketSettings';

/** What happened: `repo:push`. */
export const EVENT_HEADER = 'x-event-key';
/** The same for every attempt to send a webhook. */
export const REQUEST_HEADER = 'x-request-uuid';

/** Any event of Bitbucket Data Center. It signs as Cloud does, and nothing else of it is the same. */
export const DATA_CENTER = 'data-center';

const has = (key: string) => z.looseObject({ [key]: z.looseObject({}) });

const dataCenterSchema = z.looseObject({ eventKey: z.string() });

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
  // Its headers name events that Cloud has too.
  if (dataCenterSchema.safeParse(payload).success) return DATA_CENTER;
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

/** Branches that count as the main one: that of the repository, else those that are configured. */
export function mainBranchesOf(
  { mainbranch }: z.infer<typeof repositorySchema>,
  { mainBranches }: BitbucketSettings,
): readonly string[] {
  return mainbranch ? [mainbranch.name] : mainBranches;
}

/** Its address, as `bitbucket.com/project-slug` and locations in the catalog lead to it. */
export function repositoryUrl(repository: { full_name: string }): string {
  return `https://bitbucket.org/${repository.full_name}`;
}
