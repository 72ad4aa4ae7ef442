import { Bucket } from '@devops-domains/backstage-plugin-devops-common';
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

/**
 * Writes an axis in the one unit of its scale.
 *
 * @param bucket - of the series: releases are counted in each
 */
export function axisText(
  t: Texts,
  language: string,
  { unit, ticks, labels }: AxisScale,
  bucket: Bucket,
): AxisText {
  const labelOf = (value: number) => labels[ticks.indexOf(value)] ?? value;
  switch (unit) {
    case 'percent':
      return { unit: null, tick: value => formatRate(value, language) };
    case 'count':
      return {
        unit: t(`dora.chart.axis.${bucket}`),
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
