import { z } from 'zod';
import { Override, OverridesAnswer } from '../metrics/overridesAnswer';
import { LINK_RELATIONS, OVERRIDE_ACTIONS } from '../records/override';
import { DEPLOYMENT_TYPES } from '../records/record';
import { parseReference } from '../records/reference';
import { listMessage } from './parameters';

const text = z.string();
const textOrNull = z.string().nullable();

const TARGET_MESSAGE =
  'must be a reference such as deployment:ci/4711, incident:pagerduty/Q1 or change:github/4f1c';

const target = z
  .string({ error: TARGET_MESSAGE })
  .refine(
    value => ['deployment', 'incident', 'change'].includes(kindOf(value)),
    TARGET_MESSAGE,
  );

function kindOf(reference: string): string {
  return parseReference(reference)?.kind ?? '';
}

/** Body of `POST /v1/overrides`; the record that is made of it is checked as every record is. */
export const correctionSchema = z.strictObject({
  targets: z
    .array(target, listMessage('references, such as ["deployment:ci/4711"]'))
    .min(1, 'must name at least one record')
    .max(100, 'must name at most 100 records')
    .describe(
      'What is corrected: `deployment:source/id`, `incident:source/id`, or of a change that waits for a release a record of it, `change:source/id`. The waves of one release are corrected together.',
    ),
  action: z
    .enum(OVERRIDE_ACTIONS)
    .describe(
      '`exclude` takes the record out of all numbers, `exclude-change` one change of the service whose deployment or change is the target, also when that record of the change is deleted. When the target moves to another entity, the correction goes along.',
    ),
  relation: z
    .enum(LINK_RELATIONS)
    .nullish()
    .describe('Which link `set-link` and `remove-link` correct.'),
  to: textOrNull
    .optional()
    .describe(
      'Where `set-link` leads: `deployment:source/id`, `incident:source/id` or `revision:…`. Of `exclude-change` the change, as `revision:…`.',
    ),
  type: z.enum(DEPLOYMENT_TYPES).nullish().describe('Of `set-type`.'),
  reason: textOrNull.optional().describe('Why; up to 500 characters.'),
});

const overrideSchema: z.ZodType<Override> = z.object({
  id: text,
  target: text,
  entityRef: text,
  action: z.enum(OVERRIDE_ACTIONS),
  relation: z.enum(LINK_RELATIONS).nullable(),
  to: textOrNull,
  type: z.enum(DEPLOYMENT_TYPES).nullable(),
  reason: textOrNull,
  decidedAt: z.iso.datetime({ offset: true }),
});

export const overridesAnswerSchema: z.ZodType<OverridesAnswer> = z.object({
  items: z.array(overrideSchema),
  nextCursor: textOrNull,
});
