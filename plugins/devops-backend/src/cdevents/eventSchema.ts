import {
  instantText,
  parsePayload,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { CustomData, readCustomData } from './customData';

const reference = z.object({
  id: z.string().min(1),
  source: z.string().optional(),
});

/** What is read of the content of any subject; which of it is there depends on the type. */
const contentSchema = z.object({
  environment: reference.optional(),
  artifactId: z.string().optional(),
  service: reference.optional(),
  description: z.string().optional(),
  ticketURI: z.string().optional(),
  repository: reference.optional(),
  change: reference.optional(),
  pipelineName: z.string().optional(),
  outcome: z.string().optional(),
  /** Before 0.5. */
  url: z.string().optional(),
  /** Since 0.5, and of tickets. */
  uri: z.string().optional(),
  summary: z.string().optional(),
  ticketType: z.string().optional(),
  priority: z.string().optional(),
});

const eventSchema = z.object({
  context: z.object({
    id: z.string().min(1),
    source: z.string().min(1),
    type: z.string().min(1),
    timestamp: instantText,
  }),
  subject: z.object({
    id: z.string().min(1),
    source: z.string().min(1).optional(),
    content: contentSchema,
  }),
  customData: z.unknown().optional(),
  customDataContentType: z.string().optional(),
});

/** What happened, of the versions 0.3 to 0.5 and of those that only add to them. */
export interface CdEvent {
  id: string;
  source: string;
  at: string;
  subject: { id: string; source: string };
  content: z.infer<typeof contentSchema>;
  custom: CustomData;
}

/** @throws InputError naming the field that is no CDEvent's */
export function readEvent(payload: unknown): CdEvent {
  const { context, subject, ...event } = parsePayload(
    eventSchema,
    payload,
    'CDEvents',
  );
  return {
    id: context.id,
    source: context.source,
    at: context.timestamp,
    // A subject without a source is one of the event's.
    subject: { id: subject.id, source: subject.source ?? context.source },
    content: subject.content,
    custom: readCustomData(event.customData, event.customDataContentType),
  };
}
