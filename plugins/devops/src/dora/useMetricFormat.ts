import { useMemo } from 'react';
import { MetricAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { formatDuration, formatDurationInWords } from '../format/duration';
import { phraseFrequency } from '../format/frequency';
import { formatNumber, formatRate } from '../format/number';
import { useLanguage } from '../language/useLanguage';
import { Texts, useTexts } from '../language/useTexts';

type Rhythm = Parameters<typeof phraseFrequency>[1];

/** Writes a number of a metric as a person reads it. */
export interface MetricFormat {
  language: string;
  /** The number of an answer, or that it was not measured. */
  headline(answer: MetricAnswer): string;
  /** Another number in the unit of an answer, such as one of its series. */
  value(unit: MetricAnswer['unit'], value: number | null): string;
  /** The number of the period before, with its n where it was measured. */
  previous(answer: MetricAnswer): string;
  /** What the number is and was computed from, such as `median · 57 changes`. */
  basis(answer: MetricAnswer): string;
  /** Releases that were counted, such as `3 releases`. */
  releases(count: number): string;
  duration(seconds: number): string;
  number(value: number): string;
}

function formatFrequency(
  t: Texts,
  language: string,
  perDay: number,
  rhythm?: Rhythm,
): string {
  const phrase = phraseFrequency(perDay, rhythm);
  switch (phrase.unit) {
    case 'none':
      return t('dora.value.none');
    case 'every':
      return t('dora.value.every', {
        duration: formatDurationInWords(phrase.seconds, language),
      });
    case 'per-day':
      return t('dora.value.perDay', {
        value: formatNumber(phrase.value, language),
      });
    case 'per-week':
      return t('dora.value.perWeek', {
        value: formatNumber(phrase.value, language),
      });
    default:
      return t('dora.value.perMonth', {
        value: formatNumber(phrase.value, language),
      });
  }
}

function formatBasis(
  t: Texts,
  language: string,
  { metric, unit, value, n, numerator }: MetricAnswer,
): string {
  const statistic = t(`dora.statistic.${metric}`);
  // A rate that was not measured has no releases to speak of, though there are some.
  if (unit === 'ratio' && value === null) {
    return statistic;
  }
  const sample = t(`dora.sample.${metric}`, {
    count: n,
    number: formatNumber(n, language),
    numerator: numerator === null ? '' : formatNumber(numerator, language),
  });
  return `${statistic} · ${sample}`;
}

function createMetricFormat(t: Texts, language: string): MetricFormat {
  const value = (
    unit: MetricAnswer['unit'],
    number: number | null,
    rhythm?: Rhythm,
  ) => {
    if (number === null) {
      return t('dora.value.notMeasured');
    }
    switch (unit) {
      case 'per-day':
        return formatFrequency(t, language, number, rhythm);
      case 'seconds':
        return formatDuration(number, language);
      default:
        return formatRate(number, language);
    }
  };
  return {
    language,
    value: (unit, number) => value(unit, number),
    headline: answer => value(answer.unit, answer.value, answer),
    previous: ({ unit, previous }) =>
      previous.value === null
        ? t('dora.value.previous', { value: t('dora.value.notMeasured') })
        : t('dora.value.previousOf', {
            value: value(unit, previous.value),
            number: formatNumber(previous.n, language),
          }),
    basis: answer => formatBasis(t, language, answer),
    releases: count =>
      t('dora.sample.deployment-frequency', {
        count,
        number: formatNumber(count, language),
      }),
    duration: seconds => formatDuration(seconds, language),
    number: number => formatNumber(number, language),
  };
}

/** How the numbers of the metrics are written in the language of the app. */
export function useMetricFormat(): MetricFormat {
  const t = useTexts();
  const language = useLanguage();
  return useMemo(() => createMetricFormat(t, language), [t, language]);
}
