import { z } from 'zod';
import { ImportAnswer, WriteAnswer } from '../metrics/answer';
import { DEPLOYMENT_STATUSES, DEPLOYMENT_TYPES } from '../records/record';

/*
 * What a sender writes. The store validates each record by itself, so that a bad
 * one never takes a good one with it; these schemas are its documentation.
 */

const instant = z.iso
  .datetime({ offset: true })
  .describe('ISO 8601 with an offset.');
const instantOrNull = instant.nullable().optional();
const textOrNull = z.string().nullable().optional();

const everyRecord = {
  source: z
    .string()
    .describe('Who sends it: lower-case letters, digits, `-`, `_`, `.`.'),
  externalId: z.string().describe("The sender's own id."),
  updatedAt: instant
    .optional()
    .describe('When the source put the record in this state.'),
  deleted: z
    .boolean()
    .optional()
    .describe('Takes the record out of all numbers; it is kept for audit.'),
  url: textOrNull.describe('http or https.'),
};

const wayToEntity = {
  entityRef: textOrNull.describe('A Component or Resource.'),
  selector: z
    .record(z.string(), z.string())
    .optional()
    .describe('Annotations by which the entity is found.'),
  repository: textOrNull.describe('URL of the repository.'),
};

const changeFields = {
  revision: z.string(),
  parents: z.array(z.string()).optional(),
  authoredAt: instantOrNull,
  committedAt: instantOrNull,
  automated: z.boolean().optional().describe("A bot's change."),
  pullRequest: z
    .object({
      number: z.int(),
      firstCommitAt: instantOrNull,
      openedAt: instantOrNull,
      firstReviewAt: instantOrNull,
      approvedAt: instantOrNull,
      mergedAt: instantOrNull,
    })
    .nullable()
    .optional(),
};

export const deploymentInputSchema = z.object({
  kind: z.literal('deployment').optional(),
  ...everyRecord,
  ...wayToEntity,
  environment: z.string(),
  environmentTier: textOrNull,
  status: z.enum(DEPLOYMENT_STATUSES),
  startedAt: instantOrNull,
  finishedAt: instantOrNull.describe('Required when finished.'),
  revision: textOrNull,
  artifact: textOrNull,
  type: z.enum(DEPLOYMENT_TYPES).nullable().optional(),
  group: textOrNull.describe('The pipeline or roll-out of several waves.'),
  changes: z
    .array(z.object(changeFields))
    .nullable()
    .optional()
    .describe('`[]` means none, absent means unknown.'),
  fixes: z
    .array(z.string())
    .nullable()
    .optional()
    .describe('`incident:source/id` or `deployment:source/id`.'),
});

export const changeInputSchema = z.object({
  kind: z.literal('change').optional(),
  ...everyRecord,
  ...wayToEntity,
  ...changeFields,
});

export const incidentInputSchema = z.object({
  kind: z.literal('incident').optional(),
  ...everyRecord,
  ...wayToEntity,
  openedAt: instant,
  resolvedAt: instantOrNull,
  severity: textOrNull,
  title: textOrNull,
  causedBy: textOrNull.describe('`deployment:source/id` or `revision:…`.'),
  duplicateOf: textOrNull.describe('`incident:source/id`.'),
});

export const artifactInputSchema = z.object({
  kind: z.literal('artifact').optional(),
  ...everyRecord,
  ...wayToEntity,
  artifact: z.string(),
  revision: z.string(),
});

export const writeAnswerSchema: z.ZodType<WriteAnswer> = z.object({
  results: z.array(
    z.object({
      source: z.string().nullable(),
      externalId: z.string().nullable(),
      result: z.enum([
        'created',
        'updated',
        'unchanged',
        'unmatched',
        'rejected',
      ]),
      problems: z
        .array(z.object({ path: z.string(), message: z.string() }))
        .optional(),
      forbidden: z
        .boolean()
        .optional()
        .describe('Rejected because the sender may not write this record.'),
    }),
  ),
});

const count = z.int().min(0);

export const importAnswerSchema: z.ZodType<ImportAnswer> = z.object({
  lines: count.describe('Lines that are not blank.'),
  created: count,
  updated: count,
  unchanged: count,
  unmatched: count,
  rejected: count,
  problems: z.array(
    z.object({ line: z.int().min(1), path: z.string(), message: z.string() }),
  ),
});
