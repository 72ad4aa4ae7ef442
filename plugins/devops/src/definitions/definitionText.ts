import {
  MetricId,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import type { MetricFormat } from '../dora/useMetricFormat';
import { formatDurationInWords } from '../format/duration';
import { Texts } from '../language/useTexts';

const HOUR = 3600;

/** What a number means, with the choices that the answer was computed with. */
export function definitionText(
  t: Texts,
  format: MetricFormat,
  metric: MetricId,
  definitions: MetricsAnswer['definitions'],
): string {
  switch (metric) {
    case 'lead-time':
      return t('dora.definitions.lead-time', {
        start: t(`dora.definitions.starts.${definitions.leadTimeStart}`),
      });
    case 'change-failure-rate':
      return t('dora.definitions.change-failure-rate', {
        hours: formatDurationInWords(
          definitions.attributionHours * HOUR,
          format.language,
        ),
      });
    default:
      return t(`dora.definitions.${metric}`);
  }
}
