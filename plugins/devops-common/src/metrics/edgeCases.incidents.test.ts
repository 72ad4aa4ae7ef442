import { mergeVersions } from '../records/mergeVersions';
import { parseRecord } from '../records/parseRecord';
import {
  deployment,
  factOf,
  factsOf,
  failedIn,
  history,
  hour,
  incident,
  override,
  releasesOf,
  SERVICE,
} from './__testUtils__/history';
import { codesOf, measured } from './__testUtils__/measured';
import { computeFacts } from './computeFacts';
import { DEFAULT_DEFINITIONS } from './definitions';
import { evidenceOf } from './evidence';
import { finding } from './findings';
import { query } from './__testUtils__/measured';

const causedBy = 'deployment:ci/d1';
const connected = { incidentSources: new Set([SERVICE]) };

/** Cases that other products get wrong, about incidents and failures. */
describe('incidents and failures', () => {
  it('edge case 6: two incidents of one deployment are one failure, until the last is resolved', () => {
    const facts = factsOf({
      deployments: releasesOf('1'),
      incidents: [
        incident('x', 2, { causedBy, resolvedAt: hour(4) }),
        incident('y', 3, { causedBy, resolvedAt: hour(6) }),
      ],
    });
    expect(measured('change-failure-rate', facts)).toMatchObject({
      value: 1,
      numerator: 1,
    });
    expect(measured('recovery-time', facts).value).toBe(5 * 3600);
    expect(measured('time-to-restore', facts)).toMatchObject({
      n: 2,
      value: 2.5 * 3600,
    });
  });

  it('edge case 7: a duplicate is passed over', () => {
    const facts = factsOf({
      deployments: releasesOf('1'),
      incidents: [
        incident('x', 2, { resolvedAt: hour(4) }),
        incident('y', 2, {
          source: 'jira',
          resolvedAt: hour(40),
          duplicateOf: 'incident:pager/x',
        }),
      ],
    });
    expect(measured('change-failure-rate', facts).numerator).toBe(1);
    expect(measured('time-to-restore', facts)).toMatchObject({
      n: 1,
      value: 2 * 3600,
    });
  });

  it('edge case 8: an incident opened before the deployment that it names keeps the link, flagged', () => {
    const facts = factsOf({
      deployments: [deployment('d1', 10)],
      incidents: [incident('x', 8, { causedBy, resolvedAt: hour(12) })],
    });
    expect(failedIn(facts)).toEqual(['d1']);
    expect(facts.incidents[0].findings).toEqual(['opened-before-release']);
    expect(measured('recovery-time', facts).value).toBe(2 * 3600);
  });

  it('edge case 9: an incident outside the attribution window fails nothing', () => {
    const facts = factsOf({
      deployments: releasesOf('1'),
      incidents: [incident('x', 200, { resolvedAt: hour(201) })],
    });
    expect(measured('change-failure-rate', facts).value).toBe(0);
    expect(measured('recovery-time', facts).value).toBeNull();
    expect(measured('time-to-restore', facts).value).toBe(3600);
  });

  it('edge case 10: an incident fails only its own service', () => {
    const facts = computeFacts(
      history({
        deployments: releasesOf('1'),
        incidents: [incident('x', 2, { service: 'component:default/cart' })],
      }),
      DEFAULT_DEFINITIONS,
    );
    expect(failedIn(facts)).toEqual([]);
  });

  it('edge case 11: right after two deployments the later is meant, unless it is said', () => {
    const deployments = [deployment('d1', 1), deployment('d2', 1.1)];
    const inferred = factsOf({ deployments, incidents: [incident('x', 1.2)] });
    expect(failedIn(inferred)).toEqual(['d2']);
    const said = factsOf({
      deployments,
      incidents: [incident('x', 1.2, { causedBy })],
    });
    expect(failedIn(said)).toEqual(['d1']);
  });

  it('edge case 12: the latest deployment can fail', () => {
    const facts = factsOf({
      deployments: releasesOf('1', '2'),
      incidents: [incident('x', 3)],
    });
    expect(failedIn(facts)).toEqual(['d2']);
  });

  it('edge case 13: an incident after the window still fails a release of the window', () => {
    const facts = factsOf({
      deployments: [deployment('d1', 23)],
      incidents: [incident('x', 30, { resolvedAt: hour(31) })],
    });
    const window = { to: hour(24) };
    expect(measured('change-failure-rate', facts, window).value).toBe(1);
    expect(measured('recovery-time', facts, window).value).toBe(8 * 3600);
    expect(measured('time-to-restore', facts, window).n).toBe(0);
  });

  it('edge case 14: an incident that is never resolved is open, with its age', () => {
    const facts = factsOf({
      deployments: releasesOf('1'),
      incidents: [incident('x', 2, { causedBy })],
    });
    expect(measured('change-failure-rate', facts).value).toBe(1);
    const recovery = measured('recovery-time', facts, { asOf: hour(100) });
    expect(recovery).toMatchObject({
      value: null,
      n: 0,
      open: { n: 1, oldestSeconds: 99 * 3600 },
    });
    expect(codesOf(recovery)).toContain('all-open');
    expect(
      measured('time-to-restore', facts, { asOf: hour(100) }).open,
    ).toEqual({ n: 1, oldestSeconds: 98 * 3600 });
  });

  it('edge case 15: a reopened incident opens its release again', () => {
    const recovered = (resolvedAt: number | null) =>
      factOf(
        factsOf({
          deployments: releasesOf('1'),
          incidents: [incident('x', 2, { causedBy, resolvedAt })],
        }),
        'd1',
      ).recoveredAt;
    expect(recovered(hour(3))).toBe(hour(3));
    expect(recovered(null)).toBeNull();
    expect(recovered(hour(9))).toBe(hour(9));
  });

  it('edge case 19: what is no incident any more fails nothing, and both stay to be audited', () => {
    const [d1] = releasesOf('1');
    const outage = incident('x', 2, { causedBy, resolvedAt: hour(4) });
    const sent = history({ deployments: [d1], incidents: [outage] });
    const before = measured('change-failure-rate', factsOf(sent));
    const declassified = override('not an incident', 9, {
      target: 'incident:pager/x',
      action: 'exclude',
    });
    const after = factsOf({ ...sent, overrides: [declassified] });
    expect(before.numerator).toBe(1);
    expect(measured('change-failure-rate', after)).toMatchObject({
      n: 1,
      numerator: 0,
    });
    expect(measured('time-to-restore', after).n).toBe(0);
    expect(sent.incidents).toEqual([outage]);
    expect(factsOf({ ...sent, overrides: [] })).toEqual(factsOf(sent));
  });

  it('edge case 19: a deployment that was deleted late is in no number, and kept', () => {
    const said = {
      kind: 'deployment',
      source: 'ci',
      externalId: 'd1',
      entityRef: SERVICE,
      environment: 'production',
      status: 'succeeded',
      finishedAt: '2026-01-05T01:00:00Z',
    };
    const versions = [
      said,
      { ...said, deleted: true, updatedAt: '2026-01-09T00:00:00Z' },
    ].flatMap(record => {
      const parsed = parseRecord(record);
      return parsed.ok ? parsed.version : [];
    });
    expect(mergeVersions(versions)).toMatchObject({
      deleted: true,
      fields: { status: 'succeeded' },
    });
    expect(mergeVersions([...versions].reverse()).deleted).toBe(true);
    expect(mergeVersions(versions.slice(0, 1)).deleted).toBe(false);
  });

  it('edge case 19: a corrected record corrects the number', () => {
    const [d1] = releasesOf('1');
    const before = factsOf({ deployments: [d1] });
    const after = factsOf({
      deployments: [{ ...d1, environment: 'staging' }],
    });
    expect(measured('deployment-frequency', before).n).toBe(1);
    expect(measured('deployment-frequency', after).value).toBeNull();
  });

  it('edge case 43: without incidents 0 % only if a source of incidents is known', () => {
    const facts = factsOf({ deployments: releasesOf('1', '2') });
    const unknown = measured('change-failure-rate', facts);
    expect(unknown).toMatchObject({ value: null, n: 0, numerator: null });
    expect(codesOf(unknown)).toContain('no-incident-source');
    expect(unknown.findings).toContainEqual(
      finding('not-measured', { releases: 2, services: 1 }),
    );
    expect(measured('change-failure-rate', facts, connected)).toMatchObject({
      value: 0,
      numerator: 0,
    });
    const recovery = measured('recovery-time', facts, connected);
    expect(recovery.value).toBeNull();
    expect(codesOf(recovery)).toContain('no-failed-release');
  });

  it('edge case 44: however many incidents, the rate stays at 100 %', () => {
    const facts = factsOf({
      deployments: releasesOf('1'),
      incidents: ['a', 'b', 'c'].map(id => incident(id, 2, { causedBy })),
    });
    expect(measured('change-failure-rate', facts).value).toBe(1);
  });

  it('edge case 46: an incident that spans a later deployment fails only the one that caused it', () => {
    const facts = factsOf({
      deployments: [deployment('d1', 1), deployment('d2', 5)],
      incidents: [incident('x', 2, { resolvedAt: hour(9) })],
    });
    expect(failedIn(facts)).toEqual(['d1']);
  });

  it('neither counts nor calls open the recovery by an incident resolved before it opened', () => {
    const facts = factsOf({
      deployments: releasesOf('1'),
      incidents: [
        incident('x', 5, { causedBy, resolvedAt: hour(4) }),
        incident('y', 5, { causedBy, resolvedAt: hour(9) }),
      ],
    });
    const answer = measured('recovery-time', facts);
    expect(answer).toMatchObject({
      value: null,
      n: 0,
      open: { n: 0, oldestSeconds: null },
    });
    expect(codesOf(answer)).toEqual(
      expect.arrayContaining(['no-recovery-sample', 'recovery-unknown']),
    );
    expect(evidenceOf('recovery-time', null, [facts], query())).toMatchObject([
      {
        id: 'ci/d1',
        value: null,
        endedAt: null,
        findings: expect.arrayContaining(['recovery-unknown']),
      },
    ]);
  });

  it('keeps a release open while another of its incidents is', () => {
    const facts = factsOf({
      deployments: releasesOf('1'),
      incidents: [
        incident('x', 5, { causedBy, resolvedAt: hour(4) }),
        incident('y', 5, { causedBy }),
      ],
    });
    const answer = measured('recovery-time', facts);
    expect(answer.open?.n).toBe(1);
    expect(codesOf(answer)).toContain('all-open');
    expect(codesOf(answer)).not.toContain('recovery-unknown');
  });

  it('lists an incident resolved before it opened, with its finding and without a value', () => {
    const facts = factsOf({
      incidents: [incident('x', 5, { resolvedAt: hour(4) })],
    });
    expect(evidenceOf('time-to-restore', null, [facts], query())).toMatchObject(
      [{ value: null, findings: ['resolved-before-opened'] }],
    );
    const answer = measured('time-to-restore', facts);
    expect(answer).toMatchObject({ value: null, n: 0, open: { n: 0 } });
    expect(codesOf(answer)).toContain('no-incident-sample');
  });
});
