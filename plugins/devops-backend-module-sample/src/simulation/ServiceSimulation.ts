import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { Day, SampleCalendar } from '../calendar/SampleCalendar';
import { Random } from '../random/Random';
import { isoInstant, Journal } from './Journal';
import { MainBranch, Merged, Pace } from './pullRequests';
import { SampleChange, SampleDeployment, SOURCE_NAME } from './records';

const MINUTE = 60_000;

/** A service of the example company. */
export interface ServiceIdentity {
  entityRef: string;
  repository: string;
  /** Production environments, one wave each; default `production`. */
  environments?: string[];
}

/** How a release is brought out. */
export interface Rollout {
  /** How long the deployment to production takes. */
  minutes: number;
  /** Share of the deployments that fail before they reach anybody; each is tried again. */
  brokenShare?: number;
}

/** A version in production. */
export interface Release {
  externalId: string;
  revision: string;
  finishedAt: Instant;
}

/** An incident and how long it lasts; null for one that is not over. */
export interface Trouble {
  openedAt: Instant;
  resolvedAt: Instant | null;
  severity: 'critical' | 'major' | 'minor';
  title: string;
  causedBy?: Release;
}

/** Lives through the days of one service and writes down what its sources would say. */
export class ServiceSimulation {
  readonly name: string;
  readonly random: Random;
  readonly journal: Journal;
  readonly #environments: string[];
  readonly #main: MainBranch;
  readonly #changesFrom: Instant;
  #waiting: Merged[] = [];
  #deployments = 0;
  #incidents = 0;

  /** @param changesFrom - since when merged changes are told by themselves, before their release */
  constructor(
    identity: ServiceIdentity,
    calendar: SampleCalendar,
    changesFrom: Instant,
  ) {
    this.name = identity.entityRef.split('/')[1];
    this.random = new Random(this.name);
    const { entityRef, repository, environments } = identity;
    this.journal = new Journal({ entityRef, repository });
    this.#environments = environments ?? ['production'];
    this.#main = new MainBranch(this.name, calendar, this.random);
    this.#changesFrom = changesFrom;
  }

  /** Merges the pull requests of a working day; at given hours where a story needs it. */
  merge(day: Day, pace: Pace, hours?: number[]): void {
    for (const merged of this.#main.mergeOn(day, pace, hours)) {
      this.#waiting.push(merged);
      if (merged.at >= this.#changesFrom) {
        merged.changes.forEach(change =>
          this.journal.say(merged.at, {
            kind: 'change',
            externalId: change.revision,
            ...change,
          }),
        );
      }
    }
  }

  /** Brings out what was merged before an instant: to staging, then to production; null when there is nothing. */
  release(at: Instant, rollout: Rollout): Release | null {
    const carried = this.#waiting.filter(merged => merged.at < at);
    if (carried.length === 0) {
      return null;
    }
    this.#waiting = this.#waiting.filter(merged => merged.at >= at);
    const changes = carried.flatMap(merged => merged.changes);
    const { revision } = changes[changes.length - 1];
    const tested = at + (rollout.minutes / 2) * MINUTE;
    this.#deploy('staging', at, tested, { revision });
    let start = tested + 3 * MINUTE;
    if (this.random.chance(rollout.brokenShare ?? 0)) {
      const broken = start + Math.round((rollout.minutes / 3) * MINUTE);
      this.#deploy(
        this.#environments[0],
        start,
        broken,
        { revision },
        'failed',
      );
      start = broken + 25 * MINUTE;
    }
    return this.#waves(start, rollout.minutes, { revision, changes });
  }

  /** Brings a version out again, with nothing new in it. */
  redeploy(at: Instant, minutes: number, release: Release): Release {
    const { revision } = release;
    return this.#waves(at, minutes, { revision, changes: [] });
  }

  /** Mends an incident on the version that caused it, and nothing else. */
  hotfix(
    at: Instant,
    minutes: number,
    { incident, release }: { incident: string; release: Release },
  ): Release {
    const change = this.#main.commitOn(release.revision, at - 12 * MINUTE);
    return this.#waves(at, minutes, {
      revision: change.revision,
      changes: [change],
      type: 'hotfix',
      fixes: [incident],
    });
  }

  /** A new configuration: a deployment whose changes nobody lists. */
  configure(at: Instant, minutes: number): Release {
    const { revision } = this.#main.commitAt(at - 40 * MINUTE);
    return this.#waves(at, minutes, { revision });
  }

  /** A deployment of what is merged that somebody stopped. */
  cancel(at: Instant): void {
    const merged = this.#waiting.filter(waiting => waiting.at < at).pop();
    const change = merged?.changes[merged.changes.length - 1];
    if (change) {
      this.#deploy(
        this.#environments[0],
        at,
        at + 2 * MINUTE,
        { revision: change.revision },
        'cancelled',
      );
    }
  }

  /** @returns the reference by which others name the incident */
  incident(trouble: Trouble, duplicateOf?: string): string {
    this.#incidents += 1;
    const externalId = `${this.name}-incident-${this.#incidents}`;
    const { openedAt, resolvedAt, severity, title, causedBy } = trouble;
    const record = {
      kind: 'incident' as const,
      externalId,
      openedAt: isoInstant(openedAt),
      severity,
      title,
      causedBy: causedBy && `deployment:${SOURCE_NAME}/${causedBy.externalId}`,
      duplicateOf,
      url: `https://incidents.example.org/${externalId}`,
    };
    this.journal.say(openedAt, { ...record, resolvedAt: null });
    if (resolvedAt !== null) {
      this.journal.say(resolvedAt, {
        ...record,
        resolvedAt: isoInstant(resolvedAt),
      });
    }
    return `incident:${SOURCE_NAME}/${externalId}`;
  }

  #waves(at: Instant, minutes: number, content: Content): Release {
    const group =
      this.#environments.length > 1
        ? `${this.name}-rollout-${this.#deployments + 1}`
        : undefined;
    let start = at;
    let last: Release | undefined;
    for (const environment of this.#environments) {
      const duration = Math.round(
        minutes * this.random.between(0.8, 1.3) * MINUTE,
      );
      const finish = start + duration;
      last = {
        externalId: this.#deploy(environment, start, finish, {
          ...content,
          group,
        }),
        revision: content.revision,
        finishedAt: finish,
      };
      start = finish + 15 * MINUTE;
    }
    return last as Release;
  }

  #deploy(
    environment: string,
    startedAt: Instant,
    finishedAt: Instant,
    content: Content,
    status: SampleDeployment['status'] = 'succeeded',
  ): string {
    this.#deployments += 1;
    const externalId = `${this.name}-${this.#deployments}`;
    const record = {
      kind: 'deployment' as const,
      externalId,
      environment,
      ...content,
      url: `https://ci.example.org/${this.name}/${this.#deployments}`,
    };
    const started = isoInstant(startedAt);
    this.journal.say(startedAt - MINUTE, { ...record, status: 'queued' });
    this.journal.say(startedAt, {
      ...record,
      status: 'running',
      startedAt: started,
    });
    this.journal.say(finishedAt, {
      ...record,
      status,
      startedAt: started,
      finishedAt: isoInstant(finishedAt),
    });
    return externalId;
  }
}

interface Content {
  revision: string;
  changes?: SampleChange[];
  type?: 'hotfix';
  group?: string;
  fixes?: string[];
}
