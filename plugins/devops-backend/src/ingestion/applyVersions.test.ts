import {
  completeRecord,
  DEPLOYMENT_STATUSES,
  mergeVersions,
  parseRecord,
  RecordVersion,
} from '@devops-domains/backstage-plugin-devops-common';
import fc from 'fast-check';
import { applyVersions } from './applyVersions';

const at = (minute: number) =>
  new Date(Date.UTC(2026, 10, 1, 10, minute)).toISOString();

function version(fields: object): RecordVersion {
  const parsed = parseRecord({
    kind: 'deployment',
    source: 'github',
    externalId: '1',
    entityRef: 'component:default/checkout',
    environment: 'production',
    ...fields,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.version;
}

/** What is stored after versions came in one by one. */
function store(incoming: RecordVersion[]) {
  let kept: RecordVersion[] = [];
  for (const next of incoming) {
    const { versions, outcomes } = applyVersions(kept, [next]);
    expect(outcomes[0].problems).toBeUndefined();
    kept = versions;
  }
  const record = completeRecord(mergeVersions(kept), null);
  return { kept, record };
}

describe('versions whose times are reversed between them', () => {
  it('keep the success that came with the earlier clock', () => {
    const running = version({ status: 'running', startedAt: at(5) });
    const success = version({
      status: 'succeeded',
      finishedAt: at(3),
      updatedAt: at(6),
    });
    const expected = {
      ok: true,
      record: {
        status: 'succeeded',
        startedAt: null,
        finishedAt: Date.parse(at(3)),
      },
    };
    expect(store([running, success]).record).toMatchObject(expected);
    expect(store([success, running]).record).toMatchObject(expected);
  });

  const minute = fc.integer({ min: 0, max: 5 });
  const versions = fc.array(
    fc
      .tuple(
        fc.constantFrom(...DEPLOYMENT_STATUSES),
        fc.option(minute),
        minute,
        minute,
      )
      .map(([status, started, finished, updated]) => {
        const isFinished = !['queued', 'running'].includes(status);
        const startsInTime =
          started !== null && (!isFinished || started <= finished);
        return version({
          status,
          ...(startsInTime && { startedAt: at(started) }),
          ...(isFinished && { finishedAt: at(finished) }),
          updatedAt: at(updated),
        });
      }),
    { minLength: 1, maxLength: 8 },
  );
  const reordered = versions.chain(all =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray(all, { minLength: all.length }),
    ),
  );

  it('are all accepted and give the same record in any order', () => {
    fc.assert(
      fc.property(reordered, ([all, other]) => {
        const stored = store(all);
        expect(store(other)).toEqual(stored);
        expect(stored.record).toEqual(completeRecord(mergeVersions(all), null));
      }),
    );
  });
});
