import { Release } from './realReleases';

/**
 * The numbers of a release history, computed from the files alone. This is on
 * purpose plain code that shares nothing with the plugins: both have read
 * spec and data, and must agree.
 */
export interface Recomputed {
  releases: number;
  releasesPerDay: number;
  /** In seconds; null without a sample. */
  leadTime: {
    n: number;
    median: number | null;
    p75: number | null;
    p90: number | null;
  };
  /** Changes without a lead time because they are dated after their release. */
  negative: number;
  /** Between consecutive releases of the window, in seconds. */
  medianGap: number | null;
  /** Median number of days with a release in the full weeks, Monday to Sunday. */
  daysPerWeek: number | null;
}

export interface Window {
  from: string;
  to: string;
  /** Of the time zone, without daylight saving. */
  offsetHours: number;
}

const DAY = 24 * 60 * 60 * 1000;
const WEEK = 7 * DAY;
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY = 4 * DAY;

export function recompute(history: Release[], window: Window): Recomputed {
  const from = Date.parse(window.from);
  const to = Date.parse(window.to);
  const finals = withPrereleases(history).filter(
    ({ at }) => at >= from && at < to,
  );
  const times = finals.map(({ at }) => at).sort((a, b) => a - b);

  const leadTimes: number[] = [];
  let negative = 0;
  for (const { at, authored } of finals) {
    for (const start of authored) {
      if (start <= at) {
        leadTimes.push((at - start) / 1000);
      } else {
        negative += 1;
      }
    }
  }

  const gaps: number[] = [];
  for (let i = 1; i < times.length; i++) {
    gaps.push((times[i] - times[i - 1]) / 1000);
  }

  return {
    releases: finals.length,
    releasesPerDay: finals.length / ((to - from) / DAY),
    leadTime: {
      n: leadTimes.length,
      median: percentile(leadTimes, 0.5),
      p75: percentile(leadTimes, 0.75),
      p90: percentile(leadTimes, 0.9),
    },
    negative,
    medianGap: percentile(gaps, 0.5),
    daysPerWeek: percentile(daysOfFullWeeks(times, window), 0.5),
  };
}

/** The releases that are none of the preliminary ones, each with the author dates of all that it brought. */
function withPrereleases(history: Release[]) {
  const finals = history
    .filter(release => !release.prerelease)
    .map(({ tag, releasedAt, commits }) => ({
      tag,
      at: Date.parse(releasedAt),
      authored: commits.map(commit => Date.parse(commit.authoredAt)),
    }));
  for (const { tag, releasedAt, commits, prerelease } of history) {
    if (!prerelease) {
      continue;
    }
    const wanted = /^(.*?)[-.]?(?:alpha|beta|rc)/.exec(tag)?.[1];
    const final = finals.find(
      candidate =>
        candidate.tag === wanted && candidate.at >= Date.parse(releasedAt),
    );
    // A prerelease without its final has not brought its commits to production.
    final?.authored.push(...commits.map(c => Date.parse(c.authoredAt)));
  }
  return finals;
}

function daysOfFullWeeks(times: number[], window: Window): number[] {
  const shift = window.offsetHours * 60 * 60 * 1000;
  const from = Date.parse(window.from) + shift;
  const to = Date.parse(window.to) + shift;
  const days = new Set(times.map(time => Math.floor((time + shift) / DAY)));
  const counts: number[] = [];
  let monday = Math.ceil((from - FIRST_MONDAY) / WEEK) * WEEK + FIRST_MONDAY;
  for (; monday + WEEK <= to; monday += WEEK) {
    const first = monday / DAY;
    counts.push([...days].filter(d => d >= first && d < first + 7).length);
  }
  return counts;
}

/** Linear interpolation between the two nearest ranks. */
function percentile(values: number[], share: number): number | null {
  if (values.length === 0) {
    return null;
  }
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (sorted.length - 1) * share;
  const low = sorted[Math.floor(rank)];
  const high = sorted[Math.ceil(rank)];
  return low + (high - low) * (rank - Math.floor(rank));
}
