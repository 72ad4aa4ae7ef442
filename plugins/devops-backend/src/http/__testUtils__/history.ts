const HOUR = 3600 * 1000;
const DAY = 24 * HOUR;

/** ISO text of an instant so many days ago. */
export const daysAgo = (days: number, hours = 0) =>
  new Date(Date.now() - days * DAY + hours * HOUR).toISOString();

/**
 * Records of one service, from sources of its own, so that many tests can share
 * one backend without seeing each other's records.
 */
export class TestHistory {
  readonly entityRef: string;
  readonly ci: string;
  readonly pager: string;

  constructor(name: string) {
    this.entityRef = `component:default/${name}`;
    this.ci = `ci-${name}`;
    this.pager = `pager-${name}`;
  }

  /** A successful production deployment. */
  deployment(externalId: string, more: object = {}) {
    return {
      kind: 'deployment',
      source: this.ci,
      externalId,
      entityRef: this.entityRef,
      environment: 'production',
      status: 'succeeded',
      startedAt: daysAgo(10, -1),
      finishedAt: daysAgo(10),
      revision: `r${externalId}`,
      ...more,
    };
  }

  /** An incident that was resolved after two hours. */
  incident(externalId: string, more: object = {}) {
    return {
      kind: 'incident',
      source: this.pager,
      externalId,
      entityRef: this.entityRef,
      openedAt: daysAgo(9),
      resolvedAt: daysAgo(9, 2),
      title: `Incident ${externalId}`,
      ...more,
    };
  }

  /**
   * Five months of releases every three days, every fifth of them broken, every
   * seventh a rollback, with changes.
   */
  long(): object[] {
    return Array.from({ length: 50 }, (_, index) => [
      this.#release(index),
      ...(index % 5 === 0 ? [this.#failure(index)] : []),
    ]).flat();
  }

  #release(index: number) {
    const days = 150 - index * 3;
    const rolledBack = index % 7 === 6;
    return this.deployment(String(index), {
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
    });
  }

  #failure(index: number) {
    const days = 150 - index * 3;
    return this.incident(`Q${index}`, {
      openedAt: daysAgo(days, 2),
      resolvedAt: index === 45 ? null : daysAgo(days, 3 + index),
      causedBy: `deployment:${this.ci}/${index}`,
      url: `https://pager.example.com/Q${index}`,
    });
  }
}

/** A history for each test in turn: `service-1`, `service-2`, … */
export function historyPerTest() {
  let count = 0;
  return () => {
    count += 1;
    return new TestHistory(`service-${count}`);
  };
}
