import { completeRecord } from './completeRecord';
import { linksOf } from './links';
import { mergeVersions } from './mergeVersions';
import { parseRecord } from './parseRecord';
import { StoredRecord } from './record';

function complete(input: object, service: string | null = null) {
  const parsed = parseRecord({ source: 'ci', externalId: 'a/1', ...input });
  if (!parsed.ok) {
    throw new Error(JSON.stringify(parsed.problems));
  }
  return completeRecord(mergeVersions([parsed.version]), service);
}

function recordOf(input: object): StoredRecord {
  const completed = complete(input);
  if (!completed.ok) {
    throw new Error(JSON.stringify(completed.problems));
  }
  return completed.record;
}

const pathsOf = (input: object) => {
  const completed = complete(input);
  return completed.ok ? [] : completed.problems.map(({ path }) => path);
};

const repository = 'https://host.example/org/repo';

describe('completeRecord', () => {
  it('fills what is unknown with null', () => {
    expect(
      complete(
        {
          kind: 'deployment',
          repository,
          environment: 'prod',
          status: 'queued',
        },
        'component:default/checkout',
      ),
    ).toEqual({
      ok: true,
      deleted: false,
      record: {
        kind: 'deployment',
        id: 'ci/a/1',
        source: 'ci',
        externalId: 'a/1',
        service: 'component:default/checkout',
        repository,
        url: null,
        environment: 'prod',
        environmentTier: null,
        status: 'queued',
        startedAt: null,
        finishedAt: null,
        revision: null,
        artifact: null,
        type: null,
        group: null,
        changes: null,
        fixes: null,
      },
    });
  });

  it('keeps the other kinds whole', () => {
    expect(
      recordOf({
        kind: 'incident',
        entityRef: 'component:a',
        openedAt: '1970-01-01T00:00:00Z',
        severity: 'critical',
        title: 'Down',
      }),
    ).toMatchObject({
      kind: 'incident',
      openedAt: 0,
      resolvedAt: null,
      severity: 'critical',
      title: 'Down',
    });
    expect(
      recordOf({ kind: 'change', repository, revision: 'r', automated: true }),
    ).toMatchObject({
      kind: 'change',
      revision: 'r',
      parents: null,
      automated: true,
      pullRequest: null,
    });
    expect(
      recordOf({ kind: 'artifact', artifact: 'pkg:oci/a', revision: 'r' }),
    ).toMatchObject({
      kind: 'artifact',
      artifact: 'pkg:oci/a',
      revision: 'r',
      repository: null,
    });
  });

  it('marks a deleted record', () => {
    expect(
      complete({
        kind: 'artifact',
        artifact: 'a',
        revision: 'r',
        deleted: true,
      }),
    ).toMatchObject({ ok: true, deleted: true });
  });

  it.each<[object, string[]]>([
    [{ kind: 'deployment' }, ['$.entityRef', '$.environment', '$.status']],
    [
      {
        kind: 'deployment',
        repository,
        environment: 'prod',
        status: 'succeeded',
      },
      ['$.finishedAt'],
    ],
    [
      {
        kind: 'deployment',
        repository,
        environment: 'prod',
        status: 'cancelled',
      },
      ['$.finishedAt'],
    ],
    [
      {
        kind: 'deployment',
        repository,
        environment: 'prod',
        status: 'running',
      },
      [],
    ],
    [
      {
        kind: 'deployment',
        selector: { a: 'b' },
        environment: null,
        status: 'running',
      },
      ['$.environment'],
    ],
    [{ kind: 'change' }, ['$.entityRef', '$.revision']],
    [{ kind: 'incident', entityRef: 'component:a' }, ['$.openedAt']],
    [{ kind: 'artifact' }, ['$.artifact', '$.revision']],
  ])('says all that %j lacks', (input, paths) => {
    expect(pathsOf(input)).toEqual(paths);
  });

  it('leaves a start out that is after the end of another version', () => {
    const fields = {
      kind: 'deployment',
      source: 'ci',
      externalId: '1',
      repository,
      environment: 'prod',
    };
    const versions = [
      { ...fields, status: 'running', startedAt: '2026-11-01T10:00:00Z' },
      { ...fields, status: 'failed', finishedAt: '2026-11-01T09:00:00Z' },
    ].map(input => {
      const parsed = parseRecord(input);
      if (!parsed.ok) {
        throw new Error('Not a record');
      }
      return parsed.version;
    });
    // The first version is the later one, so the merged status is running.
    const expected = {
      ok: true,
      record: {
        status: 'running',
        startedAt: null,
        finishedAt: Date.parse('2026-11-01T09:00:00Z'),
      },
    };
    for (const all of [versions, [...versions].reverse()]) {
      expect(completeRecord(mergeVersions(all), null)).toMatchObject(expected);
    }
  });
});

describe('linksOf', () => {
  it('lists what a record names, once', () => {
    expect(
      linksOf(
        recordOf({
          kind: 'deployment',
          repository,
          environment: 'prod',
          status: 'queued',
          fixes: ['incident:p/1', 'deployment:ci/0', 'incident:p/1'],
        }),
      ),
    ).toEqual([
      { relation: 'fixes', target: 'incident:p/1' },
      { relation: 'fixes', target: 'deployment:ci/0' },
    ]);
    expect(
      linksOf(
        recordOf({
          kind: 'incident',
          repository,
          openedAt: '2026-11-01T09:00:00Z',
          causedBy: 'revision:4f1c',
          duplicateOf: 'incident:p/1',
        }),
      ),
    ).toEqual([
      { relation: 'causedBy', target: 'revision:4f1c' },
      { relation: 'duplicateOf', target: 'incident:p/1' },
    ]);
    expect(
      linksOf(recordOf({ kind: 'change', repository, revision: 'r' })),
    ).toEqual([]);
  });
});
