import { Instant } from '@devops-domains/backstage-plugin-devops-common';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The example company works in Seoul, where clocks are never changed: UTC+9 all year. */
const AHEAD_OF_UTC = 9 * HOUR;

const WORK_STARTS = 9;
const WORK_ENDS = 19;

/** A calendar day of the example company. */
export interface Day {
  /** Such as `2026-11-23`. */
  date: string;
  /** Days after the anchor; negative before it. */
  offset: number;
  /** 1 for Monday to 7 for Sunday. */
  weekday: number;
  isWorkday: boolean;
  /** The instant at so many hours after midnight. */
  at(hours: number): Instant;
}

/** The days around an anchor day, at which the stories are fixed. */
export class SampleCalendar {
  readonly #anchorMidnight: Instant;

  /** @param anchor - a date such as `2026-11-23` */
  constructor(anchor: string) {
    this.#anchorMidnight = Date.parse(`${anchor}T00:00:00Z`) - AHEAD_OF_UTC;
  }

  /** The date at an instant. */
  static dateOf(instant: Instant): string {
    return new Date(instant + AHEAD_OF_UTC).toISOString().slice(0, 10);
  }

  day(offset: number): Day {
    const midnight = this.#anchorMidnight + offset * DAY;
    const weekday = weekdayOf(midnight);
    return {
      date: SampleCalendar.dateOf(midnight),
      offset,
      weekday,
      isWorkday: weekday <= 5,
      at: hours => midnight + Math.round(hours * HOUR),
    };
  }

  /** All days from an offset to the day of an instant. */
  *daysUntil(fromOffset: number, until: Instant): Generator<Day> {
    for (let offset = fromOffset; ; offset++) {
      const day = this.day(offset);
      if (day.at(0) > until) {
        return;
      }
      yield day;
    }
  }

  /** Offset of the first working day at or after an offset. */
  workdayFrom(offset: number): number {
    return this.day(offset).isWorkday ? offset : this.workdayFrom(offset + 1);
  }

  /** Offset of the last working day before an offset. */
  workdayBefore(offset: number): number {
    return this.day(offset - 1).isWorkday
      ? offset - 1
      : this.workdayBefore(offset - 1);
  }

  /** The instant so many hours of work before another; nights and weekends do not count. */
  workBefore(instant: Instant, hours: number): Instant {
    let left = Math.round(hours * HOUR);
    let midnight = midnightOf(instant);
    let until = instant;
    for (;;) {
      const evening = Math.min(until, midnight + WORK_ENDS * HOUR);
      const isWorkday = weekdayOf(midnight) <= 5;
      const worked = isWorkday
        ? Math.max(0, evening - midnight - WORK_STARTS * HOUR)
        : 0;
      if (worked > 0 && worked >= left) {
        return evening - left;
      }
      left -= worked;
      until = midnight;
      midnight -= DAY;
    }
  }
}

function midnightOf(instant: Instant): Instant {
  return Math.floor((instant + AHEAD_OF_UTC) / DAY) * DAY - AHEAD_OF_UTC;
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(midnight: Instant): number {
  const days = Math.floor((midnight + AHEAD_OF_UTC) / DAY);
  return ((days + 3) % 7) + 1;
}
