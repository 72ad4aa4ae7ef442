/**
 * The one place where values of columns become those of the code. PostgreSQL
 * returns bigint as text and boolean as boolean, SQLite numbers for both.
 */
export type BigIntColumn = number | string;

/** @see BigIntColumn */
export type BooleanColumn = boolean | number;

/** Instants, durations and versions stay far below 2^53. */
export function toNumber(value: BigIntColumn): number {
  return Number(value);
}

/** The same where the column may be null. */
export function toNumberOrNull(value: BigIntColumn | null): number | null {
  return value === null ? null : Number(value);
}

/** Reads a boolean column. */
export function toBoolean(value: BooleanColumn): boolean {
  return Boolean(value);
}
