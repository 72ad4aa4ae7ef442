import { formatNumber } from './number';

const UNITS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/** A unit that durations are written in. */
export type DurationUnit = (typeof UNITS)[number]['unit'];

// The symbols of the International System of Units; Intl's own English "short"
// forms ("hr", "sec") are not what the field writes.
const ENGLISH: Record<DurationUnit, string> = {
  day: 'd',
  hour: 'h',
  minute: 'min',
  second: 's',
};

const isEnglish = (language: string) => /^en(-|$)/i.test(language);

/** A number of one unit, such as `2 h` or `2시간`. */
export function formatQuantity(
  value: number,
  unit: DurationUnit,
  language: string,
): string {
  if (isEnglish(language)) {
    return `${formatNumber(value, language)} ${ENGLISH[unit]}`;
  }
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 0,
  }).format(value);
}

/**
 * A duration in its one or two largest units, such as `11 h 37 min` or
 * `11시간 37분`. It is rounded to the last unit shown, so 59.6 minutes are an hour
 * and never `60 min`.
 *
 * @param seconds - of the duration, not negative
 * @param parts - how many units at most
 */
export function formatDuration(
  seconds: number,
  language: string,
  parts: 1 | 2 = 2,
): string {
  const largest = UNITS.findIndex(({ seconds: size }) => seconds >= size);
  const first = largest === -1 ? UNITS.length - 1 : largest;
  const last = Math.min(first + parts - 1, UNITS.length - 1);
  const step = UNITS[last].seconds;
  const rounded = Math.round(seconds / step) * step;
  // Rounding up may reach the next larger unit, which then is shown alone.
  if (first > 0 && rounded >= UNITS[first - 1].seconds) {
    return formatQuantity(1, UNITS[first - 1].unit, language);
  }
  const whole = Math.floor(rounded / UNITS[first].seconds);
  const rest = (rounded - whole * UNITS[first].seconds) / step;
  const shown = [formatQuantity(whole, UNITS[first].unit, language)];
  if (rest > 0) {
    shown.push(formatQuantity(rest, UNITS[last].unit, language));
  }
  return shown.join(' ');
}

/** A duration in words and in one unit, for running text, such as `30 days` or `30일`. */
export function formatDurationInWords(
  seconds: number,
  language: string,
): string {
  const { unit, seconds: size } =
    UNITS.find(candidate => seconds / candidate.seconds >= 2) ??
    UNITS[UNITS.length - 1];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  }).format(seconds / size);
}
