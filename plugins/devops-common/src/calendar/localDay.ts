import { InputError } from '@backstage/errors';
import { DateTime, IANAZone } from 'luxon';
import { Instant } from '../records/instant';

/** One day of the calendar of a time zone, which may last 23, 24 or 25 hours. */
export interface LocalDay {
  /** `2026-11-02` */
  name: string;
  /** Half-open: the first instant of the day and that of the next. */
  from: Instant;
  to: Instant;
}

const DAY_MS = 86_400_000;

/** A window of five years in a few zones; older days are computed again. */
const MAX_CACHED_DAYS = 10_000;

/** Days by `zone/UTC day number`; a UTC day touches two local days, seldom three. */
const cachedDays = new Map<string, LocalDay[]>();

/** First instants of dates by `zone/midnight in UTC`. */
const cachedStarts = new Map<string, Instant>();

/**
 * The calendar day of an instant in a time zone, such as `2026-11-02`.
 *
 * Days are cached, so that many calls with instants of the same days are cheap.
 *
 * @param timeZone - IANA name such as `Asia/Seoul`
 * @throws `InputError` for a time zone that does not exist.
 * @public
 */
export function localDay(instant: Instant, timeZone: string): string {
  return dayOf(instant, timeZone).name;
}

/** Name and bounds of the calendar day of an instant. */
export function dayOf(instant: Instant, timeZone: string): LocalDay {
  const known = cachedDays
    .get(cacheKey(instant, timeZone))
    ?.find(day => day.from <= instant && instant < day.to);
  return known ?? remember(computeDay(instant, timeZone), timeZone);
}

function remember(day: LocalDay, timeZone: string): LocalDay {
  if (cachedDays.size >= MAX_CACHED_DAYS) {
    cachedDays.clear();
  }
  const last = Math.floor((day.to - 1) / DAY_MS);
  for (let utcDay = Math.floor(day.from / DAY_MS); utcDay <= last; utcDay++) {
    const key = cacheKey(utcDay * DAY_MS, timeZone);
    cachedDays.set(key, [...(cachedDays.get(key) ?? []), day]);
  }
  return day;
}

function cacheKey(instant: Instant, timeZone: string): string {
  return `${timeZone}/${Math.floor(instant / DAY_MS)}`;
}

function computeDay(instant: Instant, timeZone: string): LocalDay {
  const zone = requireZone(timeZone);
  // Where clocks jump across midnight, what they show can be a day ahead of or
  // behind the day that has begun; so the days are counted by their beginnings.
  let date = calendarDate(instant, zone).minus({ days: 1 });
  let from = startOfDate(date, zone);
  let to = startOfDate(date.plus({ days: 1 }), zone);
  while (to <= instant) {
    date = date.plus({ days: 1 });
    from = to;
    to = startOfDate(date.plus({ days: 1 }), zone);
  }
  return { name: date.toFormat('yyyy-MM-dd'), from, to };
}

/** There are a few hundred zones, but their names may be written in any case. */
const MAX_KNOWN_ZONES = 1_000;

/** The zones that were asked for; to look for one takes long. */
const knownZones = new Map<string, IANAZone>();

/** The zone of a name. @throws `InputError` when there is none. */
export function requireZone(timeZone: string): IANAZone {
  const known = knownZones.get(timeZone);
  if (known) {
    return known;
  }
  if (!IANAZone.isValidZone(timeZone)) {
    throw new InputError(
      `Unknown time zone '${timeZone}'; use an IANA name such as 'Asia/Seoul' or 'UTC'`,
    );
  }
  if (knownZones.size >= MAX_KNOWN_ZONES) {
    knownZones.clear();
  }
  const zone = IANAZone.create(timeZone);
  knownZones.set(timeZone, zone);
  return zone;
}

/** The date that clocks in the zone show, as midnight UTC, for arithmetic without zones. */
function calendarDate(instant: Instant, zone: IANAZone): DateTime {
  const local = DateTime.fromMillis(instant, { zone });
  if (!local.isValid) {
    throw new InputError(`${instant} is not an instant`);
  }
  return DateTime.utc(local.year, local.month, local.day);
}

/**
 * The first instant of a calendar date in a zone: its first midnight, or where
 * midnight does not exist (Brazil until 2018, a day skipped at the date line)
 * the instant at which clocks jumped over it.
 *
 * Luxon resolves a midnight that comes twice by the offset of today; a bucket
 * must not depend on when it is asked for.
 */
export function startOfDate(date: DateTime, zone: IANAZone): Instant {
  const key = `${zone.name}/${date.toMillis()}`;
  const known = cachedStarts.get(key);
  if (known !== undefined) {
    return known;
  }
  if (cachedStarts.size >= MAX_CACHED_DAYS) {
    cachedStarts.clear();
  }
  const start = computeStart(date.toMillis(), zone);
  cachedStarts.set(key, start);
  return start;
}

function computeStart(midnight: number, zone: IANAZone): Instant {
  // Offsets lie between -12 and +14 hours: these are surely before and after.
  const offsets = [
    zone.offset(midnight - DAY_MS),
    zone.offset(midnight + DAY_MS),
  ].map(minutes => Math.round(minutes * 60_000));
  const midnights = offsets
    .map(offset => midnight - offset)
    .filter(
      (candidate, i) =>
        Math.round(zone.offset(candidate) * 60_000) === offsets[i],
    );
  return midnights.length > 0
    ? Math.min(...midnights)
    : midnight - Math.min(...offsets);
}
