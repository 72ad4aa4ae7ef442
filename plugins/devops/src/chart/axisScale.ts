/** What an axis measures. */
export type AxisMeasure = 'count' | 'seconds' | 'ratio';

/** The unit that all ticks of an axis are written in. */
export type AxisUnit =
  | 'count'
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'percent';

/** Where an axis that begins at 0 has its ticks. */
export interface AxisScale {
  unit: AxisUnit;
  /** In what is measured, rising from 0; the last one ends the axis. */
  ticks: number[];
  /** The same ticks as numbers of the unit of the axis. */
  labels: number[];
}

const MOST_INTERVALS = 4;

interface UnitOfAxis {
  unit: AxisUnit;
  /** One of it, in what is measured. */
  size: number;
  /** Steps that read as round in this unit; beyond them 1, 2 and 5 times a power of ten. */
  steps?: number[];
}

// The largest unit first.
const UNITS: Record<AxisMeasure, UnitOfAxis[]> = {
  // There is no half release.
  count: [{ unit: 'count', size: 1, steps: [1] }],
  seconds: [
    { unit: 'day', size: 86_400, steps: [1] },
    { unit: 'hour', size: 3_600, steps: [1, 2, 3, 6] },
    { unit: 'minute', size: 60, steps: [1, 2, 5, 10, 15] },
    { unit: 'second', size: 1, steps: [1, 2, 5, 10, 15] },
  ],
  ratio: [
    {
      unit: 'percent',
      size: 0.01,
      steps: [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 25],
    },
  ],
};

/** The smallest of 1, 2, 5, 10, 20, … (or 0.5, 0.2, …) that is not below a number. */
function roundUp(least: number): number {
  const power = Math.floor(Math.log10(least));
  const candidates = [1, 2, 5, 10].map(digit =>
    // Divided where the power is negative, because 0.1 * 2 is not 0.2 in every case.
    power < 0 ? digit / 10 ** -power : digit * 10 ** power,
  );
  return candidates.find(step => step >= least) ?? candidates[3];
}

/**
 * Few and round ticks from 0 to a value, all in one unit.
 *
 * @param highest - the largest value that is drawn, in what is measured
 */
export function axisScale(measure: AxisMeasure, highest: number): AxisScale {
  const units = UNITS[measure];
  const { unit, size, steps } =
    units.find(({ size: one }) => highest > one) ?? units[units.length - 1];
  if (highest <= 0) {
    return { unit, ticks: [0], labels: [0] };
  }
  const top = highest / size;
  const least = top / MOST_INTERVALS;
  const step = steps?.find(each => each >= least) ?? roundUp(least);
  // What lies within a rounding error of a tick does not need another one.
  const intervals = Math.max(1, Math.ceil(top / step - 1e-9));
  const labels = Array.from({ length: intervals + 1 }, (_, i) =>
    Number((i * step).toPrecision(12)),
  );
  return { unit, ticks: labels.map(label => label * size), labels };
}
