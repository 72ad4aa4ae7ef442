/** Below it one digit after the point would say 0. */
const LEAST = 0.05;

/**
 * A number as the language writes it, with at most one digit after the point. One
 * that is not 0 is never shown as 0.
 */
export function formatNumber(value: number, language: string): string {
  const isTiny = value !== 0 && Math.abs(value) < LEAST;
  return new Intl.NumberFormat(
    language,
    isTiny ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 1 },
  ).format(value);
}

/**
 * A rate from 0 to 1 as a percentage, such as `4.8%`. A rate that is not 0 is
 * never shown as 0.
 */
export function formatRate(rate: number, language: string): string {
  const digits = rate > 0 && rate < 0.0005 ? 3 : 1;
  return new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: digits,
  }).format(rate);
}

/** What to write behind the p of a test, such as `= 0.003`, or `< 0.001`. */
export function formatProbability(p: number, language: string): string {
  const number = (value: number) =>
    new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(
      value,
    );
  return p < 0.001 ? `< ${number(0.001)}` : `= ${number(p)}`;
}
