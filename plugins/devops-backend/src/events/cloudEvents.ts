import {
  parseInstant,
  RecordProblem,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  instantText,
  inWords,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';

/** Where the data of an event was written. */
type DataMember = 'data' | 'data_base64';

/** What an event says, as the connector of CDEvents reads it; or why it says nothing. */
export type ReadCloudEvent =
  | { ok: true; payload: object; sentAs: DataMember }
  | { ok: false; problems: RecordProblem[] };

const MAX_TEXT = 2_000;

const text = z
  .string()
  .min(1, 'is empty')
  .max(MAX_TEXT, `is longer than ${MAX_TEXT} characters`);

const LEFT_OUT = 'or be left out';

const optionalText = z.string({ error: `must be text ${LEFT_OUT}` }).optional();

const TIME = `must be an instant in ISO 8601 with an offset ${LEFT_OUT}`;

const JSON_TYPE = `must be a type of JSON ${LEFT_OUT}`;

const BASE64 = `must be base64 ${LEFT_OUT}`;

const attributes = z.looseObject(
  {
    specversion: z.literal('1.0', { error: 'must be 1.0' }),
    id: text,
    source: text,
    type: text,
    subject: optionalText,
    time: z
      .string({ error: TIME })
      .refine(time => parseInstant(time) !== null, { error: TIME })
      .optional(),
    datacontenttype: z
      .string({ error: JSON_TYPE })
      .regex(/^[^;]*[/+]json\s*(;|$)/i, JSON_TYPE)
      .optional(),
    data: z.unknown().optional(),
    data_base64: z.base64({ error: BASE64 }).optional(),
  },
  { error: 'must be a CloudEvent' },
);

/** Two data of one event might say two different things. */
const envelopeSchema = attributes.refine(
  event => event.data_base64 === undefined || (event.data ?? null) === null,
  { path: ['data_base64'], error: 'must be left out where data is given' },
);

type Envelope = z.output<typeof envelopeSchema>;

const cdEventSchema = z.looseObject(
  {
    context: z.looseObject({
      id: z.string(),
      source: z.string(),
      type: z.string(),
      timestamp: z.string().optional(),
    }),
    subject: z.looseObject({ id: z.string().optional() }).optional(),
  },
  { error: 'must be a CDEvent, with id, source and type in its context' },
);

/**
 * Reads a CloudEvent in structured form. One that carries a CDEvent must say the
 * same of itself in the envelope. Of one that carries something else only its
 * identity is passed on, for the log to show.
 */
export function readCloudEvent(event: unknown): ReadCloudEvent {
  const envelope = envelopeSchema.safeParse(withoutNulls(event), {
    error: inWords,
  });
  if (!envelope.success) return refused(envelope.error);
  const { id, source, type } = envelope.data;
  const data = dataOf(envelope.data);
  const cdEvent = cdEventSchema.safeParse(data, { error: inWords });
  // A problem stands where the sender wrote it.
  const sentAs =
    envelope.data.data_base64 === undefined ? 'data' : 'data_base64';
  if (cdEvent.success) {
    const problems = [
      ...findUnreadable(cdEvent.data, sentAs),
      ...findContradictions(envelope.data, cdEvent.data, sentAs),
    ];
    return problems.length > 0
      ? { ok: false, problems }
      : { ok: true, payload: cdEvent.data, sentAs };
  }
  if (type.startsWith('dev.cdevents.')) return refused(cdEvent.error, [sentAs]);
  return { ok: true, payload: { context: { id, source, type }, data }, sentAs };
}

function refused(error: z.ZodError, at: PropertyKey[] = []): ReadCloudEvent {
  const problems = error.issues.map(({ path, message }) => ({
    path: ['$', ...at, ...path].join('.'),
    message,
  }));
  return { ok: false, problems };
}

/** The JSON format lets a sender write null for an attribute that it leaves out; data may be null itself. */
function withoutNulls(event: unknown): unknown {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    return event;
  }
  return Object.fromEntries(
    Object.entries(event).filter(
      ([name, value]) => value !== null || name === 'data',
    ),
  );
}

function dataOf({ data, data_base64: encoded }: Envelope): unknown {
  if (encoded === undefined) return data;
  try {
    return JSON.parse(Buffer.from(encoded, 'base64').toString());
  } catch {
    return undefined;
  }
}

/** What the CDEvent says in a form in which it cannot be compared with the envelope. */
function findUnreadable(
  { context }: z.output<typeof cdEventSchema>,
  sentAs: DataMember,
): RecordProblem[] {
  const { error } = instantText.optional().safeParse(context.timestamp);
  return (error?.issues ?? []).map(({ message }) => ({
    path: `$.${sentAs}.context.timestamp`,
    message,
  }));
}

/** Attributes of the envelope that differ from what the CDEvent says of itself. */
function findContradictions(
  envelope: Envelope,
  { context, subject }: z.output<typeof cdEventSchema>,
  sentAs: DataMember,
): RecordProblem[] {
  const pairs: [string, unknown, string, unknown][] = [
    ['id', envelope.id, 'context.id', context.id],
    ['source', envelope.source, 'context.source', context.source],
    ['type', envelope.type, 'context.type', context.type],
    ['subject', envelope.subject, 'subject.id', subject?.id],
    [
      'time',
      instantOf(envelope.time),
      'context.timestamp',
      instantOf(context.timestamp),
    ],
  ];
  // What one of both leaves out contradicts nothing.
  return pairs
    .filter(([, outer, , inner]) => (outer ?? inner) !== (inner ?? outer))
    .map(([path, , inside]) => ({
      path: `$.${path}`,
      message: `must be the same as ${inside} in ${sentAs}`,
    }));
}

/** To the millisecond: finer is lost in some libraries. What cannot be read contradicts nothing. */
function instantOf(time: string | undefined): number | undefined {
  return time === undefined ? undefined : parseInstant(time) ?? undefined;
}
