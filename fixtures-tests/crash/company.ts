const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 5, 1);
const DEPLOYMENTS = 400;

/** The window that holds the whole history. */
export const WINDOW = {
  from: '2026-06-01T00:00:00.000Z',
  to: '2026-08-01T00:00:00.000Z',
};

export const NAMES = Array.from({ length: 12 }, (_, i) => `service-${i}`);

export const ENTITIES = NAMES.map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', uid: `uid-of-${name}` },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:default/a' },
}));

const iso = (hours: number) => new Date(START + hours * HOUR_MS).toISOString();

/** Lines to import: releases every three hours of each service, in the order of time, with incidents and fixes. */
export function historyLines(): string[] {
  return Array.from({ length: DEPLOYMENTS }, (_, i) =>
    NAMES.flatMap((name, s) => recordsOf(name, i, s)),
  )
    .flat()
    .map(record => JSON.stringify(record));
}

function recordsOf(name: string, i: number, s: number): object[] {
  const at = i * 3 + s / 20;
  const entityRef = `component:default/${name}`;
  const hasFailed = (i * 7 + s) % 11 === 0;
  const mendsLast = i > 0 && ((i - 1) * 7 + s) % 11 === 0;
  const deployment = {
    kind: 'deployment',
    source: 'ci',
    externalId: `${name}-${i}`,
    entityRef,
    environment: 'production',
    status: 'succeeded',
    startedAt: iso(at - 0.3),
    finishedAt: iso(at),
    revision: `${name}-r${i}`,
    changes: [1, 2].map(change => ({
      revision: `${name}-r${i}-${change}`,
      authoredAt: iso(at - ((i * change + s) % 40) - 1),
    })),
    ...(mendsLast && {
      type: 'hotfix',
      fixes: [`deployment:ci/${name}-${i - 1}`],
    }),
  };
  const incident = {
    kind: 'incident',
    source: 'pager',
    externalId: `${name}-${i}`,
    entityRef,
    openedAt: iso(at + 0.5),
    resolvedAt: iso(at + 1 + ((i + s) % 9)),
    ...(i % 2 === 0 && { causedBy: `deployment:ci/${name}-${i}` }),
  };
  return hasFailed ? [incident, deployment] : [deployment];
}
