import {
  LocalDefinitions,
  MetricId,
  StatedDefinitions,
} from '@devops-domains/backstage-plugin-devops-common';
import type { MetricFormat } from '../dora/useMetricFormat';
import { formatDurationInWords } from '../format/duration';
import { Texts } from '../language/useTexts';

const HOUR = 3600;

/** The values of a choice that hold for some of the services; nearly always one. */
export function inUse<Choice extends keyof LocalDefinitions>(
  definitions: StatedDefinitions,
  choice: Choice,
): LocalDefinitions[Choice][] {
  const mixed: LocalDefinitions[Choice][] | undefined =
    definitions.mixed?.[choice];
  return mixed ?? [definitions[choice]];
}

/** How long incidents are attributed to a release. */
export function attributionText(
  definitions: StatedDefinitions,
  language: string,
): string {
  return inUse(definitions, 'attributionHours')
    .map(hours => formatDurationInWords(hours * HOUR, language))
    .join(' / ');
}

/** What a number means, with the choices that the answer was computed with. */
export function definitionText(
  t: Texts,
  format: MetricFormat,
  metric: MetricId,
  definitions: StatedDefinitions,
): string {
  switch (metric) {
    case 'lead-time':
      return t('dora.definitions.lead-time', {
        start: inUse(definitions, 'leadTimeStart')
          .map(start => t(`dora.definitions.starts.${start}`))
          .join(' / '),
      });
    case 'change-failure-rate':
      return t('dora.definitions.change-failure-rate', {
        hours: attributionText(definitions, format.language),
      });
    default:
      return t(`dora.definitions.${metric}`);
  }
}
