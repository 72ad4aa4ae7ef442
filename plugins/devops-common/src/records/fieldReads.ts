import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';
import { parseInstant } from './instant';
import { RECORD_LIMITS } from './limits';
import { LINK_RELATIONS, OVERRIDE_ACTIONS } from './override';
import { Change, DEPLOYMENT_STATUSES, DEPLOYMENT_TYPES } from './record';
import { RecordFields } from './recordFields';
import {
  bySchema,
  flag,
  member,
  memberOr,
  oneOf,
  parsedText,
  Read,
  text,
} from './readValue';
import { parseReference, SOURCE_NAME_PATTERN } from './reference';
import { withoutUserInfo } from './userInfo';

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
  return parsedText(
    RECORD_LIMITS.source + RECORD_LIMITS.externalId + 20,
    `must be a reference such as ${example}`,
    value => (kinds.includes(parseReference(value)?.kind ?? '') ? value : null),
  );
}

const instant = parsedText(
  100,
  'must be an instant in ISO 8601 with an offset, such as 2026-11-01T10:00:00Z or 2026-11-01T19:00:00+09:00',
  parseInstant,
);
const url = parsedText(
  RECORD_LIMITS.url,
  'must be an address that starts with http:// or https://',
  parseHttpUrl,
);
const revision = text(RECORD_LIMITS.revision);
const artifact = text(RECORD_LIMITS.artifact, 'bytes in UTF-8');
const name = text(RECORD_LIMITS.name);
const parents = z
  .array(member(revision), { error: 'must be a list of revisions' })
  .max(RECORD_LIMITS.parents, {
    error: `must list at most ${RECORD_LIMITS.parents} revisions`,
  });

const pullRequest = z.object(
  {
    number: z
      .int({ error: 'must be a whole number, without quotes' })
      .nonnegative({ error: 'must not be negative' }),
    firstCommitAt: memberOr(instant, null),
    openedAt: memberOr(instant, null),
    firstReviewAt: memberOr(instant, null),
    approvedAt: memberOr(instant, null),
    mergedAt: memberOr(instant, null),
  },
  { error: 'must be an object such as {"number": 12, "mergedAt": "…"}' },
);

const change = z.object(
  {
    revision: member(revision),
    parents: memberOr(bySchema(parents), null),
    authoredAt: memberOr(instant, null),
    committedAt: memberOr(instant, null),
    automated: memberOr(flag, false),
    pullRequest: memberOr(bySchema(pullRequest), null),
  },
  { error: 'must be an object such as {"revision": "4f1c…"}' },
);

const selectorText = member(text(RECORD_LIMITS.selectorText));
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

const sourceText = text(RECORD_LIMITS.source);

/** The name of a source, the first half of a record's identity. */
export const readSource: Read<string> = (value, fail) => {
  const source = sourceText(value, fail);
  return source === undefined || SOURCE_NAME_PATTERN.test(source)
    ? source
    : fail(
        'must start with a lower-case letter or digit and hold only lower-case letters, digits, ".", "_" and "-"',
      );
};

/** The sender's own id, the second half of a record's identity. */
export const readExternalId = text(RECORD_LIMITS.externalId);

/** When the source put the record in this state. */
export const readUpdatedAt = instant;

const changes: z.ZodType<Change[]> = z
  .array(change, { error: 'must be a list of changes; [] means none' })
  .max(RECORD_LIMITS.changes, {
    error: `must list at most ${RECORD_LIMITS.changes} changes`,
  });

const fixes = z
  .array(
    member(
      referenceTo(
        ['deployment', 'incident'],
        'incident:pagerduty/Q1 or deployment:ci/4710',
      ),
    ),
    { error: 'must be a list of references' },
  )
  .max(RECORD_LIMITS.fixes, {
    error: `must list at most ${RECORD_LIMITS.fixes} references`,
  });

/** How each field is read, wherever it occurs. Null is dealt with by the caller. */
export const FIELD_READS: {
  [K in keyof RecordFields]-?: Read<NonNullable<RecordFields[K]>>;
} = {
  deleted: flag,
  entityRef: parsedText(
    RECORD_LIMITS.entityRef,
    'must name a Component or a Resource, such as component:default/checkout',
    parseServiceRef,
  ),
  selector: bySchema(selector),
  repository: url,
  url,
  environment: name,
  environmentTier: name,
  status: oneOf(DEPLOYMENT_STATUSES),
  startedAt: instant,
  finishedAt: instant,
  type: oneOf(DEPLOYMENT_TYPES),
  group: name,
  changes: bySchema(changes),
  fixes: bySchema(fixes),
  revision,
  // A package URL may hold the address of a registry or repository.
  artifact: (value, fail) => {
    const plain = artifact(value, fail);
    return plain === undefined ? undefined : withoutUserInfo(plain);
  },
  parents: bySchema(parents),
  authoredAt: instant,
  committedAt: instant,
  automated: flag,
  pullRequest: bySchema(pullRequest),
  openedAt: instant,
  resolvedAt: instant,
  severity: name,
  // A title is only shown: it is made to fit, not refused.
  title: (value, fail) =>
    typeof value === 'string'
      ? [...value.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim()]
          .slice(0, RECORD_LIMITS.title)
          .join('')
      : fail('must be text; put it in quotes'),
  causedBy: referenceTo(
    ['deployment', 'revision'],
    'deployment:ci/4711 or revision:4f1c',
  ),
  duplicateOf: referenceTo(['incident'], 'incident:pagerduty/Q0'),
  target: referenceTo(
    ['deployment', 'incident', 'change'],
    'deployment:ci/4711, incident:pagerduty/Q1 or change:github/4f1c',
  ),
  action: oneOf(OVERRIDE_ACTIONS),
  relation: oneOf(LINK_RELATIONS),
  to: referenceTo(
    ['deployment', 'incident', 'revision'],
    'deployment:ci/4711, incident:pagerduty/Q1 or revision:4f1c',
  ),
  reason: text(RECORD_LIMITS.reason),
  decidedAt: instant,
};
