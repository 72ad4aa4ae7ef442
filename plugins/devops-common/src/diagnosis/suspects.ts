import { FactPool } from '../metrics/factPool';
import { compareCodePoints } from '../records/canonicalJson';
import { DIAGNOSIS_CODES, DiagnosisCode } from './diagnosis';
import { MOST_TOLD } from './limits';
import { Released } from './released';

/** A service in which a cause is likely. */
export interface Suspect {
  code: DiagnosisCode;
  /** Its position in the pool. */
  service: number;
  /** How many cases speak for it: releases, recoveries, or failures that something followed. */
  affected: number;
  /** The numbers that are told of it. */
  params: (released: Released) => Record<string, number>;
}

/** A suspect that is told, and how many more of its code are not. */
export interface Told extends Suspect {
  others: number;
}

/**
 * Of each code the worst services: those with the most affected cases, which is
 * where a remedy is felt most often; of equals the first by code point. The last
 * one counts those that are not told.
 */
export function worstOf(
  suspects: readonly Suspect[],
  { services }: FactPool,
): Told[] {
  const compare = (a: Suspect, b: Suspect) =>
    b.affected - a.affected ||
    compareCodePoints(services[a.service].service, services[b.service].service);
  return DIAGNOSIS_CODES.flatMap(code => {
    const same = suspects.filter(one => one.code === code);
    const worst = firstOf(same, compare);
    return worst.map((one, i) => ({
      ...one,
      others: i === worst.length - 1 ? same.length - worst.length : 0,
    }));
  });
}

/** Thousands need no sorting where a few are told. */
function firstOf(
  suspects: readonly Suspect[],
  compare: (a: Suspect, b: Suspect) => number,
): Suspect[] {
  let first: Suspect[] = [];
  for (const one of suspects) {
    const last = first[MOST_TOLD - 1];
    if (last === undefined || compare(one, last) < 0) {
      first = [...first, one].sort(compare).slice(0, MOST_TOLD);
    }
  }
  return first;
}
