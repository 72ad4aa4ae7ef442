import {
  change,
  changeRecord,
  deployment,
  factOf,
  factsOf,
  hour,
  override,
} from './__testUtils__/history';

describe('an excluded change', () => {
  const excludeChange = (target: string, revision: string) =>
    override(`exclude ${revision}`, 1, {
      target,
      action: 'exclude-change',
      to: `revision:${revision}`,
    });
  const chain = [
    changeRecord('a', 0, { parents: [] }),
    changeRecord('b', 1, { parents: ['a'] }),
    changeRecord('c', 1, { parents: ['b'] }),
    changeRecord('d', 1, { parents: ['c'], committedAt: hour(9) }),
  ];
  const releases = [
    deployment('first', 1, { revision: 'a' }),
    deployment('second', 2, { revision: 'c' }),
  ];

  it('is in no number, whoever named it, and leaves those below it', () => {
    const facts = factsOf({
      deployments: releases,
      changes: chain,
      overrides: [excludeChange('deployment:ci/second', 'c')],
    });
    expect(facts.changes.map(({ revision }) => revision)).toEqual(['b']);
    expect(factOf(facts, 'second')).toMatchObject({ batchSize: 1 });
    expect(facts.waiting.map(({ revision }) => revision)).toEqual(['d']);
  });

  it('is not counted with a later release instead, and does not wait', () => {
    const again = { revision: 'd', changes: [change('c', 1), change('d', 1)] };
    const facts = factsOf({
      deployments: [...releases, deployment('third', 10, again)],
      changes: chain,
      overrides: [
        excludeChange('deployment:ci/second', 'c'),
        excludeChange('deployment:ci/second', 'd'),
      ],
    });
    expect(facts.changes.map(({ revision }) => revision)).toEqual(['b']);
    expect(facts.waiting).toEqual([]);
  });
});

describe('a change excluded by a deployment that is not there', () => {
  it('is not counted with another release that carries it', () => {
    const facts = factsOf({
      deployments: [
        deployment('first', 1, { revision: 'a' }),
        deployment('other', 3, {
          revision: 'c',
          changes: [change('b', 1), change('c', 1)],
        }),
      ],
      overrides: [
        override('1', 4, {
          target: 'deployment:ci/gone',
          action: 'exclude-change',
          to: 'revision:b',
        }),
      ],
    });
    expect(facts.changes.map(({ revision }) => revision)).toEqual(['c']);
  });

  it('of another service counts for this one', () => {
    const facts = factsOf({
      deployments: [deployment('first', 1, { changes: [change('b', 0)] })],
      foreignDeployments: [
        {
          deployment: deployment('theirs', 1, {
            service: 'component:default/other',
          }),
          productionEnvironments: null,
        },
      ],
      overrides: [
        override('1', 4, {
          target: 'deployment:ci/theirs',
          action: 'exclude-change',
          to: 'revision:b',
        }),
      ],
    });
    expect(facts.changes.map(({ revision }) => revision)).toEqual(['b']);
  });
});

describe('an excluded change of a service that has deployed nothing', () => {
  const waitingWith = (target: string) =>
    factsOf({
      changes: [changeRecord('a', 0), changeRecord('b', 1)],
      overrides: [
        override('1', 2, {
          target,
          action: 'exclude-change',
          to: 'revision:a',
        }),
      ],
    }).waiting.map(({ revision }) => revision);

  it('waits no more', () => {
    expect(waitingWith('change:git/a')).toEqual(['b']);
  });

  it('waits no more either where the record that it was excluded by is deleted', () => {
    expect(waitingWith('change:other/a')).toEqual(['b']);
  });

  it('waits no more either where the deployment that it was excluded by is deleted', () => {
    expect(waitingWith('deployment:ci/gone')).toEqual(['b']);
  });
});
