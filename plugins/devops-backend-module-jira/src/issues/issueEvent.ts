import { formatInstant } from '@devops-domains/backstage-plugin-devops-common';
import {
  DeliveryIdentity,
  instantText,
  parsePayload,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';

const linkedIssue = z.object({ id: z.string(), self: z.string().nullish() });

const linkSchema = z.object({
  type: z.object({ inward: z.string(), outward: z.string() }),
  inwardIssue: linkedIssue.nullish(),
  outwardIssue: linkedIssue.nullish(),
});

/** The fields that every Jira has; those that a company adds are read by their id. */
const fieldsSchema = z.looseObject({
  summary: z.string().nullish(),
  created: instantText,
  updated: instantText.nullish(),
  resolutiondate: instantText.nullish(),
  statuscategorychangedate: instantText.nullish(),
  issuetype: z.object({ name: z.string() }).nullish(),
  project: z.object({ key: z.string() }),
  labels: z.array(z.string()).nullish(),
  components: z.array(z.object({ name: z.string() })).nullish(),
  status: z
    .object({ statusCategory: z.object({ key: z.string() }).nullish() })
    .nullish(),
  issuelinks: z.array(linkSchema).nullish(),
});

const eventSchema = z.object({
  webhookEvent: z.string(),
  /** Milliseconds. */
  timestamp: z.int().nonnegative().max(4102444800000).optional(),
  issue: z.object({
    id: z.string(),
    key: z.string(),
    self: z.string().nullish(),
    fields: fieldsSchema,
  }),
  changelog: z
    .object({
      items: z.array(
        z.object({ field: z.string(), fromString: z.string().nullish() }),
      ),
    })
    .nullish(),
});

/** The fields of an issue. */
export type IssueFields = z.infer<typeof fieldsSchema>;
/** A link from one issue to another. */
export type IssueLink = z.infer<typeof linkSchema>;
/** What a webhook tells of an issue. */
export type IssueEvent = Omit<z.infer<typeof eventSchema>, 'timestamp'> & {
  /** When it happened. */
  at: string;
};

/** @throws InputError naming the field that is not Jira's */
export function parseIssueEvent(payload: unknown): IssueEvent {
  const { timestamp, ...event } = parsePayload(eventSchema, payload, 'Jira');
  const { updated, created } = event.issue.fields;
  return {
    ...event,
    at: timestamp === undefined ? updated ?? created : formatInstant(timestamp),
  };
}

const nameSchema = z.object({ webhookEvent: z.string() });

/** What happened, in Jira's words. @throws InputError when it is no webhook of Jira */
export function webhookEventOf(payload: unknown): string {
  return parsePayload(nameSchema, payload, 'Jira').webhookEvent;
}

/** Jira repeats the identifier when it sends the same again. */
export const IDENTIFIER_HEADER = 'x-atlassian-webhook-identifier';

/** The identity of a webhook. */
export function identifyEvent(
  headers: Readonly<Record<string, string>>,
  payload: unknown,
): DeliveryIdentity {
  const { success, data } = nameSchema.safeParse(payload);
  return {
    id: headers[IDENTIFIER_HEADER] ?? null,
    event: success ? data.webhookEvent : 'unknown',
  };
}
