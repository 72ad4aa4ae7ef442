import { WebhookSettings } from '../inbox/verifySender';
import { EventTopics } from '../events/subscribeToEvents';
import { z } from 'zod';

const DAYS_ERROR = 'must be a number of days from 1 to 3650';

const days = z.coerce
  .number({ error: DAYS_ERROR })
  .min(1, DAYS_ERROR)
  .max(3_650, DAYS_ERROR);

const SECRET_ERROR =
  'must be a text that is not empty; is the variable of the environment set?';

const secret = z.string({ error: SECRET_ERROR }).trim().min(1, SECRET_ERROR);

/** `devops.sources.<name>.webhook`. */
export const webhookSchema = z
  .strictObject(
    {
      secret: secret.optional(),
      secrets: z
        .array(secret, { error: 'must be a list of secrets' })
        .optional(),
      allowUnsigned: z
        .preprocess(
          value =>
            value === 'true' || value === 'false' ? value === 'true' : value,
          z.boolean({ error: 'must be true or false' }),
        )
        .optional(),
    },
    { error: 'may only have secret, secrets and allowUnsigned' },
  )
  .refine(
    ({ allowUnsigned, ...either }) =>
      !allowUnsigned || toSecrets(either).length === 0,
    { error: 'has secrets that allowUnsigned makes worthless: remove either' },
  );

const TOPICS_ERROR =
  'must be true, false, or an object with a list of topics in it';

/** `devops.sources.<name>.events`. */
export const eventsSchema = z.union(
  [
    z.boolean(),
    z.strictObject({ topics: z.array(z.string().trim().min(1)).min(1) }),
  ],
  { error: TOPICS_ERROR },
);

/** `devops.inbox`. */
export const inboxSchema = z.strictObject(
  {
    retention: z
      .strictObject(
        { days: days.default(30), unresolvedDays: days.default(90) },
        { error: 'may only have days and unresolvedDays' },
      )
      .prefault({}),
  },
  { error: 'may only have retention' },
);

/** The webhook of a source as it is configured; undefined where it is not. */
export function toWebhookSettings(
  webhook: z.output<typeof webhookSchema> | undefined,
): WebhookSettings | undefined {
  return (
    webhook && {
      secrets: toSecrets(webhook),
      allowUnsigned: webhook.allowUnsigned ?? false,
    }
  );
}

/** The topics of a source as they are configured; undefined where there are none. */
export function toEventTopics(
  events: z.output<typeof eventsSchema> | undefined,
): EventTopics | undefined {
  if (typeof events === 'object') return events.topics;
  return events ? 'known' : undefined;
}

function toSecrets({
  secret: one,
  secrets = [],
}: {
  secret?: string;
  secrets?: string[];
}): string[] {
  return one === undefined ? secrets : [one, ...secrets];
}
