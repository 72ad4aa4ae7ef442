import { completeRecord } from './completeRecord';
import { linksOf } from './links';
import { mergeVersions } from './mergeVersions';
import { parseRecord } from './parseRecord';

const identity = { kind: 'override', source: 'portal', externalId: '1' };
const decidedAt = '2026-11-02T10:00:00Z';

/** What becomes of an override that says this. */
function complete(fields: object) {
  const parsed = parseRecord({ ...identity, decidedAt, ...fields });
  if (!parsed.ok) {
    return { ok: false as const, problems: parsed.problems };
  }
  return completeRecord(mergeVersions([parsed.version]), null);
}

const incident = 'incident:pager/Q1';
const deployment = 'deployment:ci/1';

describe('an override', () => {
  it('is complete with a target, an action and when it was decided', () => {
    expect(complete({ target: incident, action: 'exclude' })).toMatchObject({
      ok: true,
      record: {
        kind: 'override',
        id: 'portal/1',
        service: null,
        target: incident,
        action: 'exclude',
        relation: null,
        to: null,
        type: null,
        reason: null,
        decidedAt: Date.parse(decidedAt),
      },
    });
  });

  it('is as old as the decision', () => {
    const parsed = parseRecord({ ...identity, decidedAt });
    expect(parsed).toMatchObject({
      ok: true,
      version: { updatedAt: Date.parse(decidedAt) },
    });
  });

  it('forgets what its action does not use', () => {
    const fields = { target: deployment, to: incident, type: 'hotfix' };
    expect(
      complete({ ...fields, relation: 'fixes', action: 'set-type' }),
    ).toMatchObject({
      ok: true,
      record: { relation: null, to: null, type: 'hotfix' },
    });
  });

  it('names what it corrects and where it leads', () => {
    const completed = complete({
      target: incident,
      action: 'set-link',
      relation: 'causedBy',
      to: deployment,
    });
    expect(completed.ok && linksOf(completed.record)).toEqual([
      { relation: 'overrides', target: incident },
      { relation: 'leadsTo', target: deployment },
    ]);
  });

  it('excludes a change by a deployment of its service, which stays', () => {
    const completed = complete({
      target: deployment,
      action: 'exclude-change',
      to: 'revision:4f1c',
    });
    expect(completed.ok && linksOf(completed.record)).toEqual([
      { relation: 'overrides', target: deployment },
      { relation: 'leadsTo', target: 'revision:4f1c' },
    ]);
  });

  it('excludes a change that no deployment names by a record of it', () => {
    const completed = complete({
      target: 'change:github/1',
      action: 'exclude-change',
      to: 'revision:4f1c',
    });
    expect(completed.ok && linksOf(completed.record)).toEqual([
      { relation: 'overrides', target: 'change:github/1' },
      { relation: 'leadsTo', target: 'revision:4f1c' },
    ]);
  });

  it.each([
    [
      'a record of a change that is excluded without the change',
      { target: 'change:github/1', action: 'exclude' },
      ['$.target'],
    ],
    [
      'the type of a change',
      { target: 'change:github/1', action: 'set-type', type: 'hotfix' },
      ['$.target'],
    ],
    [
      'a change that is not named',
      { target: deployment, action: 'exclude-change' },
      ['$.to'],
    ],
    [
      'a change that is an incident',
      { target: deployment, action: 'exclude-change', to: incident },
      ['$.to'],
    ],
    [
      'a change of an incident',
      { target: incident, action: 'exclude-change', to: 'revision:a' },
      ['$.target'],
    ],
    ['no target', { action: 'exclude' }, ['$.target']],
    [
      'a revision as its target',
      { target: 'revision:a', action: 'exclude' },
      ['$.target'],
    ],
    ['an unknown action', { target: deployment, action: 'hide' }, ['$.action']],
    [
      'a type that is missing',
      { target: deployment, action: 'set-type' },
      ['$.type'],
    ],
    [
      'the type of an incident',
      { target: incident, action: 'set-type', type: 'hotfix' },
      ['$.target'],
    ],
    [
      'a link of no kind',
      { target: incident, action: 'remove-link' },
      ['$.relation'],
    ],
    [
      'a link that leads nowhere',
      { target: incident, action: 'set-link', relation: 'causedBy' },
      ['$.to'],
    ],
    [
      'the cause of a deployment',
      { target: deployment, action: 'remove-link', relation: 'causedBy' },
      ['$.target'],
    ],
    [
      'an incident as a cause',
      {
        target: incident,
        action: 'set-link',
        relation: 'causedBy',
        to: incident,
      },
      ['$.to'],
    ],
    [
      'a deployment as an original',
      {
        target: incident,
        action: 'set-link',
        relation: 'duplicateOf',
        to: deployment,
      },
      ['$.to'],
    ],
    [
      'a revision that is fixed',
      {
        target: deployment,
        action: 'set-link',
        relation: 'fixes',
        to: 'revision:a',
      },
      ['$.to'],
    ],
  ])('with %s is refused', (_, fields, paths) => {
    const completed = complete(fields);
    expect(
      completed.ok ? [] : completed.problems.map(({ path }) => path),
    ).toEqual(paths);
  });
});
