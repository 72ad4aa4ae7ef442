import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';
import { parseInstant } from './instant';
import { RECORD_LIMITS } from './limits';
import { LINK_RELATIONS, OVERRIDE_ACTIONS } from './override';
import { Change, DEPLOYMENT_STATUSES, DEPLOYMENT_TYPES } from './record';
import { RecordFields } from './recordFields';
import { parseReference, SOURCE_NAME_PATTERN } from './reference';

/** Control characters and halves of surrogate pairs: no database keeps all of them. */
const UNSTORABLE = /[\p{Cc}\p{Cs}]/u;

/** Text that is not blank, trimmed, in one line. */
function text(limit: number) {
  return z
    .string({ error: 'must be text; put it in quotes' })
    .max(limit, { error: `must have at most ${limit} characters` })
    .refine(value => !UNSTORABLE.test(value), {
      error: 'must not contain line breaks or other control characters',
    })
    .transform(value => value.trim())
    .refine(value => value.length > 0, {
      error: 'must not be empty; leave it out when it is unknown',
    });
}

/** Text in which what cannot be read yields null, and null a problem with the given advice. */
function read<T>(
  limit: number,
  advice: string,
  parse: (value: string) => T | null,
) {
  return text(limit).transform((value, context): T => {
    const parsed = parse(value);
    if (parsed === null) {
      context.issues.push({ code: 'custom', message: advice, input: value });
      return z.NEVER;
    }
    return parsed;
  });
}

/** Inside a list or an object absent and null both mean unknown. */
function orNull<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform(value => value ?? null);
}

function parseHttpUrl(value: string): string | null {
  if (!URL.canParse(value)) {
    return null;
  }
  const url = new URL(value);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return null;
  }
  // Pipelines like to clone with a token in the address; it must not be kept.
  if (url.username || url.password) {
    url.username = '';
    url.password = '';
    return url.href;
  }
  return value;
}

function parseServiceRef(value: string): string | null {
  try {
    const ref = stringifyEntityRef(parseEntityRef(value));
    return /^(component|resource):/.test(ref) ? ref : null;
  } catch {
    return null;
  }
}

function referenceTo(kinds: string[], example: string) {
  return read(
    RECORD_LIMITS.source + RECORD_LIMITS.externalId + 20,
    `must be a reference such as ${example}`,
    value => (kinds.includes(parseReference(value)?.kind ?? '') ? value : null),
  );
}

const instant = read(
  100,
  'must be an instant in ISO 8601 with an offset, such as 2026-11-01T10:00:00Z or 2026-11-01T19:00:00+09:00',
  parseInstant,
);
const url = read(
  RECORD_LIMITS.url,
  'must be an address that starts with http:// or https://',
  parseHttpUrl,
);
const flag = z.boolean({ error: 'must be true or false, without quotes' });
const revision = text(RECORD_LIMITS.revision);
const name = text(RECORD_LIMITS.name);
const parents = z
  .array(revision, { error: 'must be a list of revisions' })
  .max(RECORD_LIMITS.parents, {
    error: `must list at most ${RECORD_LIMITS.parents} revisions`,
  });

const pullRequest = z.object(
  {
    number: z
      .int({ error: 'must be a whole number, without quotes' })
      .nonnegative({ error: 'must not be negative' }),
    firstCommitAt: orNull(instant),
    openedAt: orNull(instant),
    firstReviewAt: orNull(instant),
    approvedAt: orNull(instant),
    mergedAt: orNull(instant),
  },
  { error: 'must be an object such as {"number": 12, "mergedAt": "…"}' },
);

const change: z.ZodType<Change> = z.object(
  {
    revision,
    parents: orNull(parents),
    authoredAt: orNull(instant),
    committedAt: orNull(instant),
    automated: flag.nullish().transform(value => value ?? false),
    pullRequest: orNull(pullRequest),
  },
  { error: 'must be an object such as {"revision": "4f1c…"}' },
);

const selectorText = text(RECORD_LIMITS.selectorText);
const selector = z
  .record(selectorText, selectorText, {
    error: 'must be an object of annotations and their values',
  })
  .refine(value => Object.keys(value).length > 0, {
    error: 'must name at least one annotation',
  })
  .refine(value => Object.keys(value).length <= RECORD_LIMITS.selector, {
    error: `must name at most ${RECORD_LIMITS.selector} annotations`,
  });

/** The name of a source, the first half of a record's identity. */
export const sourceSchema = text(RECORD_LIMITS.source).refine(
  value => SOURCE_NAME_PATTERN.test(value),
  {
    error:
      'must start with a lower-case letter or digit and hold only lower-case letters, digits, ".", "_" and "-"',
  },
);

/** The sender's own id, the second half of a record's identity. */
export const externalIdSchema = text(RECORD_LIMITS.externalId);

/** When the source put the record in this state. */
export const updatedAtSchema = instant;

/** How each field is read, wherever it occurs. Null is dealt with by the caller. */
export const FIELD_SCHEMAS: {
  [K in keyof RecordFields]-?: z.ZodType<NonNullable<RecordFields[K]>>;
} = {
  deleted: flag,
  entityRef: read(
    RECORD_LIMITS.entityRef,
    'must name a Component or a Resource, such as component:default/checkout',
    parseServiceRef,
  ),
  selector,
  repository: url,
  url,
  environment: name,
  environmentTier: name,
  status: z.enum(DEPLOYMENT_STATUSES, {
    error: `must be one of ${DEPLOYMENT_STATUSES.join(', ')}`,
  }),
  startedAt: instant,
  finishedAt: instant,
  type: z.enum(DEPLOYMENT_TYPES, {
    error: `must be one of ${DEPLOYMENT_TYPES.join(', ')}`,
  }),
  group: name,
  changes: z
    .array(change, { error: 'must be a list of changes; [] means none' })
    .max(RECORD_LIMITS.changes, {
      error: `must list at most ${RECORD_LIMITS.changes} changes`,
    }),
  fixes: z
    .array(
      referenceTo(
        ['deployment', 'incident'],
        'incident:pagerduty/Q1 or deployment:ci/4710',
      ),
      { error: 'must be a list of references' },
    )
    .max(RECORD_LIMITS.fixes, {
      error: `must list at most ${RECORD_LIMITS.fixes} references`,
    }),
  revision,
  artifact: text(RECORD_LIMITS.artifact),
  parents,
  authoredAt: instant,
  committedAt: instant,
  automated: flag,
  pullRequest,
  openedAt: instant,
  resolvedAt: instant,
  severity: name,
  // A title is only shown: it is made to fit, not refused.
  title: z
    .string({ error: 'must be text; put it in quotes' })
    .transform(value =>
      [...value.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim()]
        .slice(0, RECORD_LIMITS.title)
        .join(''),
    ),
  causedBy: referenceTo(
    ['deployment', 'revision'],
    'deployment:ci/4711 or revision:4f1c',
  ),
  duplicateOf: referenceTo(['incident'], 'incident:pagerduty/Q0'),
  target: referenceTo(
    ['deployment', 'incident'],
    'deployment:ci/4711 or incident:pagerduty/Q1',
  ),
  action: z.enum(OVERRIDE_ACTIONS, {
    error: `must be one of ${OVERRIDE_ACTIONS.join(', ')}`,
  }),
  relation: z.enum(LINK_RELATIONS, {
    error: `must be one of ${LINK_RELATIONS.join(', ')}`,
  }),
  to: referenceTo(
    ['deployment', 'incident', 'revision'],
    'deployment:ci/4711, incident:pagerduty/Q1 or revision:4f1c',
  ),
  reason: text(RECORD_LIMITS.reason),
  decidedAt: instant,
};
