import { encodeFacts } from '@devops-domains/backstage-plugin-devops-common';
import { PoolCache } from './PoolCache';

const summary = {
  firstRecordAt: 0,
  firstDeploymentAt: 0,
  lastDeploymentAt: 0,
  firstIncidentAt: 0,
  sendsReworkMarks: false,
  productionEnvironments: [],
  unknownEnvironments: {},
};

function blocks(service: string, openedAt: number) {
  const incident = {
    id: 'pager/1',
    service,
    openedAt,
    resolvedAt: null,
    restoreMs: null,
    deploymentId: null,
    severity: null,
    findings: [],
  };
  const [{ words }] = encodeFacts({
    service,
    summary,
    deployments: [],
    changes: [],
    incidents: [incident],
  });
  return { service, summary, words };
}

const a = blocks('component:default/a', 1);
const b = blocks('component:default/b', 2);

describe('PoolCache', () => {
  it('brings the same blocks together once', () => {
    const cache = new PoolCache(10_000);
    const pool = cache.poolOf('system:default/x', [a, b]);
    expect([...pool.incidents.at]).toEqual([1, 2]);
    expect(cache.poolOf('system:default/x', [a, b])).toBe(pool);
  });

  it('makes a new one as soon as one of them is another', () => {
    const cache = new PoolCache(10_000);
    cache.poolOf('system:default/x', [a, b]);
    const changed = blocks('component:default/b', 3);
    const at = (services: (typeof a)[]) => [
      ...cache.poolOf('system:default/x', services).incidents.at,
    ];
    expect(at([a, changed])).toEqual([1, 3]);
    // Who sees less of the scope asks for the same name.
    expect(at([a])).toEqual([1]);
  });

  it('keeps nothing that is too large', () => {
    for (const bytes of [0, 10]) {
      const cache = new PoolCache(bytes);
      const pool = cache.poolOf('system:default/x', [a]);
      expect(cache.poolOf('system:default/x', [a])).not.toBe(pool);
      expect([...pool.incidents.at]).toEqual([1]);
    }
  });
});
