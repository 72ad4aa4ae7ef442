import { AxisScale } from '../chart/axisScale';
import { formatQuantity } from '../format/duration';
import { formatNumber, formatRate } from '../format/number';
import { Texts } from '../language/useTexts';

/** How an axis is written: the unit beside every tick, or once above the axis. */
export interface AxisText {
  /** Null where every tick carries its unit. */
  unit: string | null;
  tick(value: number): string;
}

/** Writes an axis in the one unit of its scale. */
export function axisText(
  t: Texts,
  language: string,
  { unit, ticks, labels }: AxisScale,
): AxisText {
  const labelOf = (value: number) => labels[ticks.indexOf(value)] ?? value;
  switch (unit) {
    case 'percent':
      return { unit: null, tick: value => formatRate(value, language) };
    case 'per-day':
    case 'per-week':
    case 'per-month':
      return {
        unit: t(`dora.chart.axis.${unit}`),
        tick: value => formatNumber(labelOf(value), language),
      };
    default:
      return {
        unit: null,
        tick: value =>
          value === 0 ? '0' : formatQuantity(labelOf(value), unit, language),
      };
  }
}
