import {
  change,
  deployment,
  factOf,
  factsOf,
  failedIn,
  foreignDeployment,
  hour,
  incident,
  releasesOf,
  suspectsIn,
} from './__testUtils__/history';

describe('rule a: an incident names its cause', () => {
  it('fails the deployment, whichever wave is named, even before it finished', () => {
    const facts = factsOf({
      deployments: [
        deployment('eu', 10, { environment: 'prod-eu', group: 'g' }),
        deployment('us', 12, { environment: 'prod-us', group: 'g' }),
      ],
      incidents: [incident('Q1', 11, { causedBy: 'deployment:ci/eu' })],
    });
    expect(factOf(facts, 'us').failures).toEqual([
      { reason: 'explicit', by: 'incident:pager/Q1' },
    ]);
    expect(facts.incidents[0].deploymentId).toBe('ci/us');
  });

  it('fails the first release that carried a revision', () => {
    const facts = factsOf({
      deployments: [
        deployment('d1', 1, { revision: 'a', changes: [] }),
        deployment('d2', 2, { revision: 'c', changes: [change('b', 0)] }),
        deployment('d3', 3, { revision: 'c', changes: [change('b', 0)] }),
      ],
      incidents: [
        incident('b', 4, { causedBy: 'revision:b' }),
        incident('a', 4, { causedBy: 'revision:a' }),
      ],
    });
    expect(failedIn(facts)).toEqual(['d1', 'd2']);
  });

  it("counts another entity's incident, without listing it as its own", () => {
    const facts = factsOf({
      deployments: releasesOf('a'),
      incidents: [
        incident('x', 2, {
          service: 'component:default/cart',
          causedBy: 'deployment:ci/d1',
        }),
        incident('y', 2, {
          service: 'component:default/cart',
          causedBy: 'revision:a',
        }),
      ],
    });
    expect(factOf(facts, 'd1').failures).toEqual([
      { reason: 'explicit', by: 'incident:pager/x' },
    ]);
    expect(facts.incidents).toEqual([]);
  });

  it('waits for a link to something not stored, and infers nothing', () => {
    for (const causedBy of ['deployment:ci/later', 'revision:later']) {
      const facts = factsOf({
        deployments: releasesOf('a'),
        incidents: [incident('x', 2, { causedBy })],
      });
      expect(failedIn(facts)).toEqual([]);
      expect(facts.incidents[0].findings).toEqual(['link-waiting']);
    }
  });

  it('fails nothing through a link to what is no release', () => {
    const facts = factsOf({
      deployments: [
        ...releasesOf('a'),
        deployment('bad', 2, { status: 'failed' }),
        deployment('stage', 2, { environment: 'staging' }),
      ],
      incidents: ['bad', 'stage'].map(id =>
        incident(id, 3, { causedBy: `deployment:ci/${id}` }),
      ),
    });
    expect(failedIn(facts)).toEqual([]);
    expect(facts.incidents.map(({ findings }) => findings)).toEqual([
      ['link-to-no-release'],
      ['link-to-no-release'],
    ]);
  });

  it("keeps a link to another service's deployment for that service", () => {
    const facts = factsOf({
      deployments: releasesOf('a'),
      incidents: [incident('x', 2, { causedBy: 'deployment:cd/9' })],
      foreignDeployments: [foreignDeployment('9')],
    });
    expect(failedIn(facts)).toEqual([]);
    expect(facts.incidents[0]).toMatchObject({
      deploymentId: 'cd/9',
      findings: [],
    });
  });

  it("fails nothing where another service's deployment is no release", () => {
    const factOfIncident = (...foreign: Parameters<typeof foreignDeployment>) =>
      factsOf({
        incidents: [incident('x', 2, { causedBy: 'deployment:cd/9' })],
        foreignDeployments: [foreignDeployment(...foreign)],
      }).incidents[0];
    const none = { deploymentId: null, findings: ['link-to-no-release'] };
    for (const fields of [
      { status: 'failed' as const },
      { status: 'running' as const, finishedAt: null },
      { environment: 'staging' },
    ]) {
      expect(factOfIncident('9', fields)).toMatchObject(none);
    }
    expect(factOfIncident('9', {}, ['live'])).toMatchObject(none);
    const live = { environment: 'live-1' };
    expect(factOfIncident('9', live, ['live-1'])).toMatchObject({
      deploymentId: 'cd/9',
    });
    expect(factOfIncident('9', { service: null })).toMatchObject({
      deploymentId: null,
      findings: ['link-waiting'],
    });
  });
});

describe('rule b: a later release says what it fixes', () => {
  it('fails the named release, or the release its incident is linked to', () => {
    const facts = factsOf({
      deployments: [
        ...releasesOf('a', 'b'),
        deployment('f1', 30, { fixes: ['deployment:ci/d1'] }),
        deployment('f2', 31, { fixes: ['incident:pager/x'] }),
      ],
      incidents: [
        incident('x', 3, { causedBy: 'deployment:ci/d2', resolvedAt: hour(5) }),
      ],
    });
    expect(factOf(facts, 'd1').failures).toEqual([
      { reason: 'fixed', by: 'deployment:ci/f1' },
    ]);
    expect(factOf(facts, 'd2').failures).toEqual([
      { reason: 'explicit', by: 'incident:pager/x' },
      { reason: 'fixed', by: 'deployment:ci/f2' },
    ]);
    expect(factOf(facts, 'f2').rework).toEqual(['fixes']);
  });

  it('counts fixes that name nothing earlier for rework only', () => {
    for (const reference of [
      'deployment:ci/d3',
      'deployment:ci/d2',
      'deployment:ci/none',
      'incident:pager/none',
      // No incident, though one has the same id.
      'change:pager/1',
    ]) {
      const [d1, d2, d3] = releasesOf('a', 'b', 'c');
      const facts = factsOf({
        deployments: [d1, { ...d2, fixes: [reference] }, d3],
        incidents: [incident('1', 1.5, { causedBy: 'deployment:ci/d1' })],
      });
      expect(factOf(facts, 'd1').failures).toEqual([
        { reason: 'explicit', by: 'incident:pager/1' },
      ]);
      expect(failedIn(facts)).toEqual(['d1']);
      expect(factOf(facts, 'd2')).toMatchObject({
        rework: ['fixes'],
        findings: ['fixes-nothing-earlier'],
      });
    }
  });
});

describe('rule c: the versions show a rollback', () => {
  it('V1→V2→V3→V1 fails V2 and suspects V3', () => {
    const facts = factsOf({ deployments: releasesOf('1', '2', '3', '1') });
    expect(failedIn(facts)).toEqual(['d2']);
    expect(suspectsIn(facts)).toEqual(['d3']);
    expect(factOf(facts, 'd2')).toMatchObject({
      failures: [{ reason: 'rolled-back', by: 'deployment:ci/d4' }],
      recoveredAt: hour(4),
      recoveredBy: 'deployment:ci/d4',
    });
    expect(factOf(facts, 'd4').rework).toEqual(['detected-rollback']);
  });

  it('V1→V2→V1→V2: the third fails the second, the fourth fails nothing', () => {
    const facts = factsOf({ deployments: releasesOf('1', '2', '1', '2') });
    expect(failedIn(facts)).toEqual(['d2']);
    expect(factOf(facts, 'd4').rework).toEqual([]);
  });

  it('V1→V1 is a redeploy', () => {
    const facts = factsOf({ deployments: releasesOf('1', '1') });
    expect(failedIn(facts)).toEqual([]);
    expect(factOf(facts, 'd2').rework).toEqual([]);
  });

  it('counts from the most recent release of the restored version', () => {
    const facts = factsOf({
      deployments: releasesOf('1', '2', '1', '3', '4', '1'),
    });
    expect(failedIn(facts)).toEqual(['d2', 'd4']);
    expect(suspectsIn(facts)).toEqual(['d5']);
  });

  it('never suspects what failed by itself', () => {
    const facts = factsOf({
      deployments: releasesOf('1', '2', '3', '1'),
      incidents: [incident('x', 3.5, { causedBy: 'deployment:ci/d3' })],
    });
    expect(failedIn(facts)).toEqual(['d2', 'd3']);
    expect(suspectsIn(facts)).toEqual([]);
  });

  it('counts suspects as failed where that is configured', () => {
    const facts = factsOf(
      { deployments: releasesOf('1', '2', '3', '1') },
      { countSuspects: true },
    );
    expect(failedIn(facts)).toEqual(['d2', 'd3']);
    expect(suspectsIn(facts)).toEqual([]);
  });

  it('restores only what was live within the last 30 days', () => {
    const day = 24;
    const failedAfter = (days: number) => {
      const [v1, v2] = releasesOf('1', '2');
      return failedIn(
        factsOf({
          deployments: [
            v1,
            v2,
            deployment('back', 2 + days * day, { revision: '1', changes: [] }),
          ],
        }),
      );
    };
    // V1 stopped being live when V2 came, at hour 2.
    expect(failedAfter(30)).toEqual(['d2']);
    expect(failedAfter(30.001)).toEqual([]);
  });

  it('compares versions within one environment, in any case', () => {
    const [v1, v2, back] = releasesOf('1', '2', '1');
    const apart = [v1, v2, { ...back, environment: 'prod-eu' }];
    expect(failedIn(factsOf({ deployments: apart }))).toEqual([]);
    const alike = [v1, v2, { ...back, environment: 'PRODUCTION' }];
    expect(failedIn(factsOf({ deployments: alike }))).toEqual(['d2']);
  });

  it('passes over releases without a version', () => {
    const [v1, v2, v1Again] = releasesOf('1', '2', '1');
    const facts = factsOf({
      deployments: [v1, v2, deployment('none', 2.5), v1Again],
    });
    expect(failedIn(facts)).toEqual(['d2']);
    expect(suspectsIn(facts)).toEqual([]);
  });
});

describe('rule d: a release calls itself a rollback', () => {
  it('fails the release just before it', () => {
    const facts = factsOf({
      deployments: [
        ...releasesOf('1', '2'),
        deployment('rb', 3, { revision: '2-fixed', type: 'rollback' }),
      ],
    });
    expect(factOf(facts, 'd2').failures).toEqual([
      { reason: 'declared-rollback', by: 'deployment:ci/rb' },
    ]);
    expect(factOf(facts, 'rb').rework).toEqual(['rollback']);
  });

  it('leaves it to rule c where the versions explain it', () => {
    const facts = factsOf({
      deployments: [
        ...releasesOf('1', '2', '3'),
        deployment('rb', 4, { revision: '1', type: 'rollback' }),
      ],
    });
    expect(failedIn(facts)).toEqual(['d2']);
    expect(suspectsIn(facts)).toEqual(['d3']);
    expect(factOf(facts, 'rb').rework).toEqual([
      'rollback',
      'detected-rollback',
    ]);
  });

  it('is silent where fixes say what it mends', () => {
    const facts = factsOf({
      deployments: [
        ...releasesOf('1', '2'),
        deployment('rb', 3, { type: 'rollback', fixes: ['deployment:ci/d1'] }),
      ],
    });
    expect(failedIn(facts)).toEqual(['d1']);
  });

  it('a hotfix without fixes fails nothing', () => {
    const facts = factsOf({
      deployments: [
        ...releasesOf('1', '2'),
        deployment('hf', 3, { revision: '3', type: 'hotfix' }),
      ],
    });
    expect(failedIn(facts)).toEqual([]);
    expect(factOf(facts, 'hf').rework).toEqual(['hotfix']);
  });
});

describe('rule e: an incident without a cause', () => {
  const inferred = (openedAtHour: number) =>
    failedIn(
      factsOf({
        deployments: [
          deployment('d1', 10, { startedAt: hour(9) }),
          deployment('d2', 12, { startedAt: hour(11) }),
        ],
        incidents: [incident('x', openedAtHour)],
      }),
    );

  it('fails the latest release that had begun, within 24 hours, both ends included', () => {
    expect(inferred(8.99)).toEqual([]);
    expect(inferred(9)).toEqual(['d1']);
    expect(inferred(10.5)).toEqual(['d1']);
    expect(inferred(11)).toEqual(['d2']);
    expect(inferred(36)).toEqual(['d2']);
    expect(inferred(36.001)).toEqual([]);
  });

  it('follows the configured window', () => {
    const facts = factsOf(
      { deployments: releasesOf('1'), incidents: [incident('x', 4)] },
      { attributionHours: 2 },
    );
    expect(failedIn(facts)).toEqual([]);
  });

  it('passes over rollbacks', () => {
    const facts = factsOf({
      deployments: releasesOf('1', '2', '1'),
      incidents: [incident('x', 4)],
    });
    expect(factOf(facts, 'd2').failures).toEqual([
      { reason: 'rolled-back', by: 'deployment:ci/d3' },
      { reason: 'inferred', by: 'incident:pager/x' },
    ]);
    expect(failedIn(facts)).toEqual(['d2']);
  });

  it("leaves other entities' incidents alone", () => {
    const facts = factsOf({
      deployments: releasesOf('1'),
      incidents: [incident('x', 2, { service: 'component:default/cart' })],
    });
    expect(failedIn(facts)).toEqual([]);
  });
});

describe('duplicates', () => {
  it('pass their links and the references to them on to the original', () => {
    const facts = factsOf({
      deployments: [
        ...releasesOf('1', '2'),
        deployment('f', 40, { fixes: ['incident:pager/dup'] }),
      ],
      incidents: [
        incident('orig', 3, { resolvedAt: hour(9) }),
        incident('dup', 2, {
          duplicateOf: 'incident:pager/orig',
          causedBy: 'deployment:ci/d1',
          resolvedAt: hour(30),
        }),
      ],
    });
    expect(factOf(facts, 'd1')).toMatchObject({
      failures: [
        { reason: 'explicit', by: 'incident:pager/orig' },
        { reason: 'fixed', by: 'deployment:ci/f' },
      ],
      recoveredAt: hour(9),
    });
    // The original has a cause through its duplicate, so nothing is inferred.
    expect(failedIn(facts)).toEqual(['d1']);
    expect(facts.incidents.map(({ id }) => id)).toEqual(['pager/orig']);
  });

  it('count as themselves while the original is not stored', () => {
    const facts = factsOf({
      incidents: [incident('dup', 2, { duplicateOf: 'incident:pager/none' })],
    });
    expect(facts.incidents.map(({ id }) => id)).toEqual(['pager/dup']);
  });

  it('in a cycle keep the smallest id, whatever leads into the cycle', () => {
    const duplicateOf = (id: string) => ({
      duplicateOf: `incident:pager/${id}`,
    });
    const facts = factsOf({
      incidents: [
        incident('a', 1, duplicateOf('c')),
        incident('b', 2, duplicateOf('c')),
        incident('c', 3, duplicateOf('d')),
        incident('d', 4, duplicateOf('b')),
        incident('self', 5, duplicateOf('self')),
      ],
    });
    expect(facts.incidents.map(({ id }) => id)).toEqual([
      'pager/b',
      'pager/self',
    ]);
  });
});

describe('recovery', () => {
  const recovered = (...incidents: ReturnType<typeof incident>[]) => {
    const { recoveredAt, recoveredBy, findings } = factOf(
      factsOf({ deployments: releasesOf('1', '2', '1'), incidents }),
      'd2',
    );
    return { recoveredAt, recoveredBy, findings };
  };
  const causedBy = 'deployment:ci/d2';

  it('is the last resolution of the linked incidents, even after a rollback', () => {
    expect(
      recovered(
        incident('x', 2, { causedBy, resolvedAt: hour(7) }),
        incident('y', 2, { causedBy, resolvedAt: hour(9) }),
      ),
    ).toEqual({
      recoveredAt: hour(9),
      recoveredBy: 'incident:pager/y',
      findings: [],
    });
  });

  it('stays open while one of them is open', () => {
    expect(
      recovered(
        incident('x', 2, { causedBy, resolvedAt: hour(7) }),
        incident('y', 2, { causedBy }),
      ).recoveredAt,
    ).toBeNull();
  });

  it('takes no time when the resolution came before the release finished', () => {
    expect(
      recovered(incident('x', 1, { causedBy, resolvedAt: hour(1.5) })),
    ).toEqual({
      recoveredAt: hour(2),
      recoveredBy: 'incident:pager/x',
      findings: ['resolved-before-finished'],
    });
  });

  it('is the first rollback or fix where no incident is linked', () => {
    const facts = factsOf({
      deployments: [
        ...releasesOf('1', '2'),
        deployment('fix', 5, { revision: '3', fixes: ['deployment:ci/d2'] }),
        deployment('back', 4, { revision: '1', changes: [] }),
      ],
    });
    expect(factOf(facts, 'd2').recoveredBy).toBe('deployment:ci/back');
  });
});

describe('incidents', () => {
  it('give no sample while open or when resolved before they opened', () => {
    const facts = factsOf({
      incidents: [
        incident('a', 1, { resolvedAt: hour(3) }),
        incident('b', 2),
        incident('c', 3, { resolvedAt: hour(2) }),
      ],
    });
    expect(facts.incidents.map(i => [i.restoreMs, i.findings])).toEqual([
      [7_200_000, []],
      [null, []],
      [null, ['resolved-before-opened']],
    ]);
  });
});
