import { SeriesPoint } from '@devops-domains/backstage-plugin-devops-common';

const MARGIN = 3;

interface Place {
  x: number;
  y: number;
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Splits at null, so that what was not measured is never bridged. */
function runsOf(places: (Place | null)[]): Place[][] {
  const runs: Place[][] = [[]];
  for (const place of places) {
    if (place) {
      runs[runs.length - 1].push(place);
    } else {
      runs.push([]);
    }
  }
  return runs.filter(run => run.length > 0);
}

/**
 * The lines and single dots that draw a series in a box. The vertical axis starts
 * at 0, so that a small change does not look like a large one.
 *
 * @returns `points` attributes of polylines; dots for values between two gaps and
 * for the last value
 */
export function sparklineShape(
  series: SeriesPoint[],
  width: number,
  height: number,
): { lines: string[]; dots: Place[] } {
  const whole = series.filter(point => !point.partial);
  const max = Math.max(0, ...whole.map(point => point.value ?? 0));
  const step = (width - 2 * MARGIN) / Math.max(1, whole.length - 1);
  const places = whole.map(({ value }, index) =>
    value === null
      ? null
      : {
          x: round(MARGIN + index * step),
          y: round(
            height -
              MARGIN -
              (max === 0 ? 0 : (value / max) * (height - 2 * MARGIN)),
          ),
        },
  );
  const runs = runsOf(places);
  const last = runs[runs.length - 1];
  return {
    lines: runs
      .filter(run => run.length > 1)
      .map(run => run.map(({ x, y }) => `${x},${y}`).join(' ')),
    dots: runs
      .filter(run => run.length === 1 || run === last)
      .map(run => run[run.length - 1]),
  };
}
