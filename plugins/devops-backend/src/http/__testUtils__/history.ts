const HOUR = 3600 * 1000;
const DAY = 24 * HOUR;

/** ISO text of an instant so many days ago. */
export const daysAgo = (days: number, hours = 0) =>
  new Date(Date.now() - days * DAY + hours * HOUR).toISOString();

/** A successful production deployment of `component:default/checkout`. */
export function deployment(externalId: string, more: object = {}) {
  return {
    kind: 'deployment',
    source: 'ci',
    externalId,
    entityRef: 'component:default/checkout',
    environment: 'production',
    status: 'succeeded',
    startedAt: daysAgo(10, -1),
    finishedAt: daysAgo(10),
    revision: `r${externalId}`,
    ...more,
  };
}

/** An incident of `component:default/checkout`, resolved after two hours. */
export function incident(externalId: string, more: object = {}) {
  return {
    kind: 'incident',
    source: 'pagerduty',
    externalId,
    entityRef: 'component:default/checkout',
    openedAt: daysAgo(9),
    resolvedAt: daysAgo(9, 2),
    title: `Incident ${externalId}`,
    ...more,
  };
}

/**
 * Five months of releases every three days, every fifth of them broken, every
 * seventh rolled back, with changes and a few incidents that nobody caused.
 */
export function longHistory(): object[] {
  const records: object[] = [];
  for (let index = 0; index < 50; index += 1) {
    const days = 150 - index * 3;
    const rolledBack = index % 7 === 6;
    records.push(
      deployment(String(index), {
        startedAt: daysAgo(days, -1),
        finishedAt: daysAgo(days),
        revision: rolledBack ? `r${index - 2}` : `r${index}`,
        type: rolledBack ? 'rollback' : 'deploy',
        changes: rolledBack
          ? []
          : [0, 1, 2].map(nth => ({
              revision: `c${index}-${nth}`,
              authoredAt: daysAgo(days, -5 - nth * index),
              committedAt: daysAgo(days, -4),
            })),
        url: `https://ci.example.com/${index}`,
      }),
    );
    if (index % 5 === 0) {
      records.push(
        incident(`Q${index}`, {
          openedAt: daysAgo(days, 2),
          resolvedAt: index === 45 ? null : daysAgo(days, 3 + index),
          causedBy: `deployment:ci/${index}`,
          url: `https://pagerduty.example.com/Q${index}`,
        }),
      );
    }
  }
  return records;
}
