import { z } from 'zod';
import { EvidenceAnswer, EvidenceRow, METRIC_IDS } from '../metrics/answer';

const text = z.string();
const textOrNull = z.string().nullable();
const count = z.int().min(0);
const instant = z.iso.datetime({ offset: true });
const instantOrNull = instant.nullable();

export const evidenceRowSchema: z.ZodType<EvidenceRow> = z.object({
  kind: z.enum(['deployment', 'change', 'incident']),
  id: text,
  waves: z.array(text).optional(),
  entityRef: text,
  at: instant,
  value: z.number().nullable(),
  version: textOrNull,
  environment: textOrNull,
  url: textOrNull,
  title: textOrNull,
  startedAt: instantOrNull,
  endedAt: instantOrNull,
  links: z.array(
    z.object({ reason: text, ref: text, title: textOrNull, url: textOrNull }),
  ),
  findings: z.array(text),
  sample: z.boolean(),
});

export const evidenceAnswerSchema: z.ZodType<EvidenceAnswer> = z.object({
  metric: z.enum(METRIC_IDS),
  side: z.enum(['numerator', 'denominator']).nullable(),
  snapshot: text,
  total: count,
  items: z.array(evidenceRowSchema),
  nextCursor: textOrNull,
});
