import { parseRecord, RECORD_FIELDS } from '../records';
import {
  artifactInputSchema,
  changeInputSchema,
  deploymentInputSchema,
  incidentInputSchema,
} from './writeSchemas';

const DOCUMENTED = {
  deployment: deploymentInputSchema,
  change: changeInputSchema,
  incident: incidentInputSchema,
  artifact: artifactInputSchema,
};

type SentKind = keyof typeof DOCUMENTED;

const KINDS = Object.keys(DOCUMENTED) as SentKind[];

const identity = { source: 'ci', externalId: '1' };

/** A record with everything that the document knows of its kind. */
const COMPLETE: Record<SentKind, Record<string, unknown>> = {
  deployment: {
    environment: 'production',
    environmentTier: 'production',
    status: 'succeeded',
    startedAt: '2026-11-01T09:58:00Z',
    finishedAt: '2026-11-01T19:00:00+09:00',
    revision: '4f1c',
    artifact: 'pkg:oci/checkout@sha256:1',
    type: 'hotfix',
    group: 'release-1',
    changes: [
      {
        revision: '4f1c',
        parents: ['4f1b'],
        authoredAt: '2026-10-31T00:00:00Z',
        committedAt: null,
        automated: true,
        pullRequest: { number: 1, mergedAt: '2026-10-31T00:00:00Z' },
      },
    ],
    fixes: ['incident:pagerduty/Q1', 'deployment:ci/0'],
  },
  change: {
    revision: '4f1c',
    parents: [],
    authoredAt: '2026-10-31T00:00:00Z',
    committedAt: '2026-10-31T00:00:00Z',
    automated: false,
    pullRequest: null,
  },
  incident: {
    openedAt: '2026-11-01T10:00:00Z',
    resolvedAt: null,
    severity: 'critical',
    title: 'Checkout is down',
    causedBy: 'revision:4f1c',
    duplicateOf: 'incident:pagerduty/Q0',
  },
  artifact: { artifact: 'pkg:oci/checkout@sha256:1', revision: '4f1c' },
};

const everyRecord = {
  ...identity,
  updatedAt: '2026-11-01T10:00:01Z',
  deleted: false,
  url: 'https://ci.example.com/1',
  entityRef: 'component:default/checkout',
  selector: { 'example.com/name': 'checkout' },
  repository: 'https://host.example.com/org/repo',
};

describe('what the document says of records', () => {
  it.each(KINDS)('has every field of a %s that is read, and no other', kind => {
    expect(Object.keys(DOCUMENTED[kind].shape).sort()).toEqual(
      [
        'kind',
        'source',
        'externalId',
        'updatedAt',
        ...RECORD_FIELDS[kind],
      ].sort(),
    );
  });

  it.each(KINDS)('takes a complete %s, as its reader does', kind => {
    const record = { kind, ...everyRecord, ...COMPLETE[kind] };
    expect(Object.keys(record).sort()).toEqual(
      Object.keys(DOCUMENTED[kind].shape).sort(),
    );
    expect(DOCUMENTED[kind].safeParse(record).error).toBeUndefined();
    expect(parseRecord(record)).toMatchObject({ ok: true });
  });

  it.each(KINDS)('refuses of a %s what its reader refuses', kind => {
    const record = { kind, ...everyRecord, ...COMPLETE[kind] };
    for (const name of Object.keys(record)) {
      const wrong = { ...record, [name]: { wrong: 1 } };
      expect([name, DOCUMENTED[kind].safeParse(wrong).success]).toEqual([
        name,
        parseRecord(wrong).ok,
      ]);
    }
  });
});
