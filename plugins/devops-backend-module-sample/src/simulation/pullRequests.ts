import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { createHash } from 'crypto';
import { Day, SampleCalendar } from '../calendar/SampleCalendar';
import { Random } from '../random/Random';
import { isoInstant } from './Journal';
import { SampleChange } from './records';

/** How a team works on its changes; hours are hours of work, medians. */
export interface Pace {
  pullRequestsPerDay: number;
  codingHours: number;
  pickupHours: number;
  reviewHours: number;
  /** Share of the pull requests that a bot opens. */
  automatedShare: number;
  /** One commit for each pull request, else its commits and a merge. */
  squash: boolean;
}

/** A pull request on the main branch. */
export interface Merged {
  at: Instant;
  changes: SampleChange[];
}

/** The main branch of one service: numbers, revisions and what follows what. */
export class MainBranch {
  #head: string;
  #commits = 0;
  #pullRequests = 100;

  constructor(
    private readonly service: string,
    private readonly calendar: SampleCalendar,
    private readonly random: Random,
  ) {
    this.#head = this.#revision();
  }

  /**
   * The pull requests that are merged on a day, the earlier first.
   *
   * @param hours - when, where a story needs it; else by chance
   */
  mergeOn(day: Day, pace: Pace, hours?: number[]): Merged[] {
    return (hours ?? this.#byChance(pace.pullRequestsPerDay))
      .sort((a, b) => a - b)
      .map(hour => this.#merge(day.at(hour), pace));
  }

  /** A commit straight to the main branch. */
  commitAt(at: Instant): SampleChange {
    return this.#onMain(byHand(at));
  }

  /** A commit on a version that is live already, beside the main branch. */
  commitOn(revision: string, at: Instant): SampleChange {
    return {
      revision: this.#revision(),
      parents: [revision],
      ...byHand(at),
    };
  }

  #byChance(mean: number): number[] {
    return Array.from({ length: this.random.count(mean) }, () =>
      this.random.between(9.5, 18),
    );
  }

  #merge(at: Instant, pace: Pace): Merged {
    const automated = this.random.chance(pace.automatedShare);
    const reviewed = this.calendar.workBefore(
      at,
      this.random.around(pace.reviewHours),
    );
    const opened = this.calendar.workBefore(
      reviewed,
      this.random.around(pace.pickupHours),
    );
    const begun = automated
      ? opened - 60_000
      : this.calendar.workBefore(opened, this.random.around(pace.codingHours));
    this.#pullRequests += 1;
    const pullRequest = {
      number: this.#pullRequests,
      firstCommitAt: isoInstant(begun),
      openedAt: isoInstant(opened),
      firstReviewAt: isoInstant(reviewed),
      approvedAt: isoInstant(at - Math.round((at - reviewed) * 0.2)),
      mergedAt: isoInstant(at),
    };
    const commits =
      pace.squash || automated ? [] : this.#branch(begun, opened, pullRequest);
    const last = commits[commits.length - 1];
    const merge = this.#onMain(
      {
        // A squash bears the date of the merge; the work began earlier.
        authoredAt: isoInstant(at),
        committedAt: isoInstant(at),
        automated,
        pullRequest,
      },
      last ? [last.revision] : [],
    );
    return { at, changes: [...commits, merge] };
  }

  #branch(
    begun: Instant,
    opened: Instant,
    pullRequest: SampleChange['pullRequest'],
  ): SampleChange[] {
    const count = this.random.integer(1, 4);
    let parent = this.#head;
    return Array.from({ length: count }, (_, index) => {
      const at = isoInstant(
        Math.round(begun + ((opened - begun) * index) / count),
      );
      const change = {
        revision: this.#revision(),
        parents: [parent],
        authoredAt: at,
        committedAt: at,
        automated: false,
        pullRequest,
      };
      parent = change.revision;
      return change;
    });
  }

  #onMain(
    commit: Omit<SampleChange, 'revision' | 'parents'>,
    merged: string[] = [],
  ): SampleChange {
    const change = {
      revision: this.#revision(),
      parents: [this.#head, ...merged],
      ...commit,
    };
    this.#head = change.revision;
    return change;
  }

  #revision(): string {
    this.#commits += 1;
    return createHash('sha1')
      .update(`${this.service}/${this.#commits}`)
      .digest('hex');
  }
}

function byHand(at: Instant) {
  return {
    authoredAt: isoInstant(at),
    committedAt: isoInstant(at),
    automated: false,
  };
}
