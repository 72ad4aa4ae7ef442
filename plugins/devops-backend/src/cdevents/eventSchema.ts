import {
  instantText,
  parsePayload,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { absentUnless } from './absentUnless';
import { CustomData, readCustomData } from './customData';

const reference = z.object({
  id: z.string().min(1),
  source: absentUnless(z.string()),
});

/** What is read of the content of any subject; which of it is there depends on the type. */
const contentSchema = z.object({
  environment: absentUnless(reference),
  artifactId: absentUnless(z.string()),
  service: absentUnless(reference),
  description: absentUnless(z.string()),
  ticketURI: absentUnless(z.string()),
  repository: absentUnless(reference),
  change: absentUnless(reference),
  pipelineName: absentUnless(z.string()),
  outcome: absentUnless(z.string()),
  /** Before 0.5. */
  url: absentUnless(z.string()),
  /** Since 0.5, and of tickets. */
  uri: absentUnless(z.string()),
  summary: absentUnless(z.string()),
  ticketType: absentUnless(z.string()),
  priority: absentUnless(z.string()),
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
    source: absentUnless(z.string().min(1)),
    content: contentSchema,
  }),
  customData: z.unknown().optional(),
  customDataContentType: absentUnless(z.string()),
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
