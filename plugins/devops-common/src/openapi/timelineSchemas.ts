import { z } from 'zod';
import { ChangesAnswer } from '../metrics/answer';
import { REWORK_REASONS } from '../metrics/facts';
import { TimelineAnswer } from '../metrics/timelineAnswer';

const text = z.string();
const textOrNull = z.string().nullable();
const count = z.int().min(0);
const instant = z.iso.datetime({ offset: true });
const instantOrNull = instant.nullable();

export const timelineAnswerSchema: z.ZodType<TimelineAnswer> = z.object({
  entityRef: text,
  live: z
    .array(
      z.object({
        entityRef: text,
        environment: text,
        production: z.boolean().nullable(),
        version: textOrNull,
        since: instant,
        url: textOrNull,
      }),
    )
    .describe(
      'The last success in each environment; on the first page only, empty on later ones and where only releases are asked for.',
    ),
  items: z.array(
    z.object({
      id: text,
      entityRef: text,
      environment: text,
      production: z.boolean().nullable(),
      status: text,
      type: textOrNull.describe(
        'As it counts: with what persons have corrected.',
      ),
      startedAt: instantOrNull,
      finishedAt: instantOrNull,
      version: textOrNull,
      url: textOrNull,
      release: textOrNull.describe(
        'Id of the release that it is, or is a wave of; null for what is none. The last wave has the id of its release.',
      ),
      waves: z
        .array(text)
        .optional()
        .describe(
          'Ids of the waves of its release, its own and superseded ones included, where they are several.',
        ),
      failed: z
        .boolean()
        .nullable()
        .describe(
          'Null for what is no release, and for all waves of one but the last.',
        ),
      suspect: z.boolean(),
      rework: z
        .array(z.enum(REWORK_REASONS))
        .describe(
          'Why it is unplanned work; said of the last wave only, as `suspect` and `changes` are.',
        ),
      changes: count.nullable(),
      sample: z.boolean(),
    }),
  ),
  nextCursor: textOrNull,
});

export const changesAnswerSchema: z.ZodType<ChangesAnswer> = z.object({
  entityRef: text,
  total: count
    .nullable()
    .describe(
      'How many wait, the automated ones too; on the first page only, null on later ones.',
    ),
  items: z.array(
    z.object({
      id: textOrNull.describe(
        'Of a record that describes it, `source/externalId`, by which it can be excluded; null where that was deleted just now.',
      ),
      entityRef: text,
      revision: text,
      pullRequest: z
        .int()
        .nullable()
        .describe(
          'Number of the pull request that brought it; null where none is known.',
        ),
      mergedAt: instant,
      ageSeconds: z.number().min(0),
      automated: z.boolean(),
      url: textOrNull,
    }),
  ),
  nextCursor: textOrNull,
});
