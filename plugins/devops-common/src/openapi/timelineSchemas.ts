import { z } from 'zod';
import { ChangesAnswer, TimelineAnswer } from '../metrics/answer';

const text = z.string();
const textOrNull = z.string().nullable();
const count = z.int().min(0);
const instant = z.iso.datetime({ offset: true });
const instantOrNull = instant.nullable();

export const timelineAnswerSchema: z.ZodType<TimelineAnswer> = z.object({
  entityRef: text,
  live: z.array(
    z.object({
      entityRef: text,
      environment: text,
      production: z.boolean().nullable(),
      version: textOrNull,
      since: instant,
      url: textOrNull,
    }),
  ),
  items: z.array(
    z.object({
      id: text,
      entityRef: text,
      environment: text,
      production: z.boolean().nullable(),
      status: text,
      type: textOrNull,
      startedAt: instantOrNull,
      finishedAt: instantOrNull,
      version: textOrNull,
      url: textOrNull,
      failed: z.boolean().nullable(),
      suspect: z.boolean(),
      changes: count.nullable(),
      sample: z.boolean(),
    }),
  ),
  nextCursor: textOrNull,
});

export const changesAnswerSchema: z.ZodType<ChangesAnswer> = z.object({
  entityRef: text,
  items: z.array(
    z.object({
      revision: text,
      mergedAt: instant,
      ageSeconds: z.number().min(0),
      automated: z.boolean(),
      url: textOrNull,
    }),
  ),
  nextCursor: textOrNull,
});
