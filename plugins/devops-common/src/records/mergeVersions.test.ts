import fc from 'fast-check';
import { addVersion, findKindConflict, mergeVersions } from './mergeVersions';
import { DEPLOYMENT_STATUSES } from './record';
import { RecordFields } from './recordFields';
import { RecordVersion } from './recordVersion';

function version(updatedAt: number, fields: RecordFields): RecordVersion {
  return {
    kind: 'deployment',
    source: 'ci',
    externalId: '1',
    updatedAt,
    statusRank: fields.status ? DEPLOYMENT_STATUSES.indexOf(fields.status) : -1,
    fields,
  };
}

const addAll = (versions: RecordVersion[]) =>
  versions.reduce<RecordVersion[]>(
    (kept, next) => addVersion(kept, next).versions,
    [],
  );

describe('mergeVersions', () => {
  it('merges field by field, whatever the order of arrival', () => {
    const start = version(1, { status: 'running', startedAt: 1, group: 'g' });
    const end = version(2, { status: 'succeeded', finishedAt: 2 });
    const fields = {
      status: 'succeeded',
      startedAt: 1,
      finishedAt: 2,
      group: 'g',
    };
    expect(mergeVersions([start, end]).fields).toEqual(fields);
    expect(mergeVersions([end, start]).fields).toEqual(fields);
  });

  it('lets null clear and absence say nothing', () => {
    const merged = mergeVersions([
      version(1, { revision: 'a', artifact: 'b' }),
      version(2, { revision: null }),
    ]);
    expect(merged.fields).toEqual({ revision: null, artifact: 'b' });
  });

  it('decides a tie by the later status, then by the greater canonical JSON', () => {
    expect(
      mergeVersions([
        version(1, { status: 'succeeded', revision: 'a' }),
        version(1, { status: 'failed', revision: 'b' }),
      ]).fields,
    ).toEqual({ status: 'succeeded', revision: 'a' });
    expect(
      mergeVersions([version(1, { group: 'b' }), version(1, { group: 'a' })])
        .fields,
    ).toEqual({ group: 'b' });
  });

  it('deletes and restores', () => {
    const deleted = version(2, { deleted: true });
    expect(mergeVersions([version(1, { group: 'a' }), deleted]).deleted).toBe(
      true,
    );
    expect(
      mergeVersions([deleted, version(3, { deleted: false })]).deleted,
    ).toBe(false);
  });

  it('needs a version', () => {
    expect(() => mergeVersions([])).toThrow('at least one version');
  });
});

describe('addVersion', () => {
  it('drops what no longer has the last word on anything', () => {
    const old = version(1, { status: 'running' });
    const next = version(2, { status: 'succeeded' });
    expect(addVersion([old], next)).toEqual({
      versions: [next],
      changed: true,
    });
    expect(addVersion([next], old)).toEqual({
      versions: [next],
      changed: false,
    });
    expect(addVersion([next], { ...next }).changed).toBe(false);
  });

  it('refuses a second kind under one identity', () => {
    const stored = [version(1, {})];
    const incident: RecordVersion = { ...version(1, {}), kind: 'incident' };
    expect(findKindConflict(stored, incident)).toEqual({
      path: '$.kind',
      message: expect.stringContaining(
        'ci/1 is already stored as a deployment',
      ),
    });
    expect(findKindConflict(stored, version(2, {}))).toBeNull();
    expect(() => addVersion(stored, incident)).toThrow('already stored');
  });
});

describe('any order and repetition of versions', () => {
  const field = <T>(...values: T[]) => fc.constantFrom(...values, null);
  const versions = fc.array(
    fc
      .tuple(
        fc.integer({ min: 0, max: 3 }),
        fc.record<RecordFields, never>(
          {
            status: field(...DEPLOYMENT_STATUSES),
            revision: field('a', 'b'),
            finishedAt: field(1, 2),
            deleted: field(true, false),
            group: field('g', '😀', '\uffee'),
          },
          { requiredKeys: [] },
        ),
      )
      .map(([updatedAt, fields]) => version(updatedAt, fields)),
    { minLength: 1, maxLength: 12 },
  );
  const shuffled = versions.chain(all =>
    fc.tuple(
      fc.constant(all),
      fc
        .tuple(
          fc.shuffledSubarray(all, { minLength: all.length }),
          fc.array(fc.constantFrom(...all), { maxLength: 5 }),
        )
        .map(([some, repeated]) => [...some, ...repeated]),
    ),
  );

  it('keeps the same versions and gives the same record', () => {
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(addAll(other)).toEqual(addAll(all));
        expect(mergeVersions(other)).toEqual(mergeVersions(all));
      }),
    );
  });

  it('loses nothing by keeping only those that contribute, and keeps few', () => {
    fc.assert(
      fc.property(versions, all => {
        const kept = addAll(all);
        expect(mergeVersions(kept)).toEqual(mergeVersions(all));
        expect(kept.length).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('says that nothing changed exactly when nothing did', () => {
    fc.assert(
      fc.property(versions, all => {
        const kept = addAll(all.slice(1));
        const after = addVersion(kept, all[0]);
        const same = JSON.stringify(after.versions) === JSON.stringify(kept);
        expect(after.changed).toBe(!same);
        expect(addVersion(after.versions, all[0]).changed).toBe(false);
      }),
    );
  });
});
