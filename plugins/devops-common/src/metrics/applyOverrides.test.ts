import {
  deployment,
  factOf,
  factsOf,
  failedIn,
  foreignDeployment,
  history,
  incident,
  override,
  releasesOf,
} from './__testUtils__/history';
import { applyOverrides } from './applyOverrides';

const exclude = (target: string, at = 1) =>
  override(`exclude ${target}`, at, { target, action: 'exclude' });

const setCause = (target: string, to: string, at = 1, id = 'cause') =>
  override(`${id} ${target}`, at, {
    target,
    action: 'set-link',
    relation: 'causedBy',
    to,
  });

const removeCause = (target: string, at = 1, id = 'no cause') =>
  override(`${id} ${target}`, at, {
    target,
    action: 'remove-link',
    relation: 'causedBy',
  });

const deployments = releasesOf('a', 'b', 'c');

describe('an excluded record', () => {
  it('is in no number, as if it had never been sent', () => {
    const facts = factsOf({
      deployments,
      overrides: [exclude('deployment:ci/d2')],
    });
    expect(facts).toEqual(
      factsOf({ deployments: [deployments[0], deployments[2]] }),
    );
  });

  it('leaves nothing of a release when all its waves are excluded, superseded ones among them', () => {
    const wave = { group: 'rollout', revision: 'a' };
    const waves = [
      deployment('first', 1, wave),
      deployment('again', 2, wave),
      deployment('eu', 3, { ...wave, environment: 'prod-eu' }),
    ];
    const [release] = factsOf({ deployments: waves }).deployments;
    const overrides = release.waves.map(id => exclude(`deployment:${id}`));
    const facts = factsOf({ deployments: waves, overrides });
    expect(facts.deployments).toEqual([]);
  });

  it('takes the duplicates of an incident along', () => {
    const incidents = [
      incident('1', 3.5),
      incident('2', 3.6, { duplicateOf: 'incident:pager/1' }),
    ];
    const overrides = [exclude('incident:pager/1')];
    const facts = factsOf({ deployments, incidents, overrides });
    expect(facts.incidents).toEqual([]);
    expect(failedIn(facts)).toEqual([]);
  });

  it('leaves the incident that it duplicates', () => {
    const incidents = [
      incident('1', 3.5),
      incident('2', 3.6, { duplicateOf: 'incident:pager/1' }),
    ];
    const overrides = [exclude('incident:pager/2')];
    const facts = factsOf({ deployments, incidents, overrides });
    expect(facts.incidents.map(({ id }) => id)).toEqual(['pager/1']);
  });

  it('between two duplicates leaves them one incident', () => {
    const incidents = [
      incident('1', 3.5),
      incident('2', 3.6, { duplicateOf: 'incident:pager/1' }),
      incident('3', 3.7, { duplicateOf: 'incident:pager/2' }),
    ];
    const overrides = [exclude('incident:pager/2')];
    const facts = factsOf({ deployments, incidents, overrides });
    expect(facts.incidents.map(({ id }) => id)).toEqual(['pager/1']);
  });

  it('does not make its source mute: no failure is still 0, not unknown', () => {
    const facts = factsOf({
      deployments,
      incidents: [incident('1', 3.5)],
      overrides: [exclude('incident:pager/1')],
    });
    expect(facts.summary.firstIncidentAt).not.toBeNull();
  });

  it('of another service is waited for, like one that is not stored', () => {
    const incidents = [incident('1', 3.5, { causedBy: 'deployment:cd/9' })];
    const foreignDeployments = [foreignDeployment('9')];
    const overrides = [exclude('deployment:cd/9')];
    const facts = factsOf({ incidents, foreignDeployments, overrides });
    expect(facts.incidents[0]).toMatchObject({
      deploymentId: null,
      findings: ['link-waiting'],
    });
  });
});

describe('a corrected cause', () => {
  it('fails the release that a person names, not the inferred one', () => {
    const incidents = [incident('1', 3.5)];
    expect(failedIn(factsOf({ deployments, incidents }))).toEqual(['d3']);
    const overrides = [setCause('incident:pager/1', 'deployment:ci/d1')];
    const facts = factsOf({ deployments, incidents, overrides });
    expect(failedIn(facts)).toEqual(['d1']);
    expect(factOf(facts, 'd1').failures).toEqual([
      { reason: 'explicit', by: 'incident:pager/1' },
    ]);
  });

  it('that is taken away is not inferred instead', () => {
    const incidents = [incident('1', 3.5)];
    const overrides = [removeCause('incident:pager/1')];
    expect(failedIn(factsOf({ deployments, incidents, overrides }))).toEqual(
      [],
    );
  });

  it('outweighs what the duplicates of the incident name', () => {
    const incidents = [
      incident('1', 3.5),
      incident('2', 3.6, {
        duplicateOf: 'incident:pager/1',
        causedBy: 'deployment:ci/d2',
      }),
    ];
    const overrides = [removeCause('incident:pager/1')];
    expect(failedIn(factsOf({ deployments, incidents }))).toEqual(['d2']);
    expect(failedIn(factsOf({ deployments, incidents, overrides }))).toEqual(
      [],
    );
  });
});

describe('several overrides of one target', () => {
  const incidents = [incident('1', 3.5)];
  const target = 'incident:pager/1';

  it('about the same thing: the later decision holds', () => {
    const overrides = [
      setCause(target, 'deployment:ci/d2', 9, 'z'),
      removeCause(target, 8, 'a'),
      setCause(target, 'deployment:ci/d1', 7, 'y'),
    ];
    const facts = factsOf({ deployments, incidents, overrides });
    expect(failedIn(facts)).toEqual(['d2']);
  });

  it('of the same moment: the greater id holds', () => {
    const overrides = [
      setCause(target, 'deployment:ci/d2', 9, 'b'),
      setCause(target, 'deployment:ci/d1', 9, 'a'),
    ];
    const facts = factsOf({ deployments, incidents, overrides });
    expect(failedIn(facts)).toEqual(['d2']);
  });

  it('about different things: all hold', () => {
    const overrides = [
      override('type', 1, {
        target: 'deployment:ci/d2',
        action: 'set-type',
        type: 'hotfix',
      }),
      override('fixes', 2, {
        target: 'deployment:ci/d2',
        action: 'set-link',
        relation: 'fixes',
        to: 'deployment:ci/d1',
      }),
    ];
    const facts = factsOf({ deployments, overrides });
    expect(factOf(facts, 'd2').rework).toEqual(
      expect.arrayContaining(['hotfix', 'fixes']),
    );
    expect(failedIn(facts)).toEqual(['d1']);
  });
});

describe('corrected fixes', () => {
  const fixing = deployment('d4', 4, {
    revision: 'd',
    changes: [],
    fixes: ['deployment:ci/d1', 'deployment:ci/d2'],
  });

  it.each([
    ['one of them', 'deployment:ci/d1', ['d2']],
    ['all of them', null, []],
  ])('lose %s', (_, to, failed) => {
    const overrides = [
      override('x', 1, {
        target: 'deployment:ci/d4',
        action: 'remove-link',
        relation: 'fixes',
        to,
      }),
    ];
    const facts = factsOf({
      deployments: [...deployments, fixing],
      overrides,
    });
    expect(failedIn(facts)).toEqual(failed);
  });

  it('that were never sent stay unknown', () => {
    const [first] = applyOverrides(
      history({
        deployments,
        overrides: [
          override('x', 1, {
            target: 'deployment:ci/d1',
            action: 'remove-link',
            relation: 'fixes',
          }),
        ],
      }),
    ).deployments;
    expect(first.fixes).toBeNull();
  });
});
