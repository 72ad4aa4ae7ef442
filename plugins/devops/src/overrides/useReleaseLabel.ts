import { TimelineDeployment } from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { formatInstant } from '../format/instant';
import { useTexts } from '../language/useTexts';
import { useOverrides } from './OverridesContext';

/** How a release is called in a list to choose from. */
export function useReleaseLabel(): (release: TimelineDeployment) => string {
  const t = useTexts();
  const { language } = useMetricFormat();
  const { answer } = useOverrides();
  const { services = 1, timeZone = 'UTC' } = answer ?? {};
  return ({ id, finishedAt, entityRef, environment, version }) =>
    [
      finishedAt === null
        ? t('dora.timeline.unknown')
        : formatInstant(finishedAt, language, timeZone),
      ...(services > 1 ? [entityRef] : []),
      environment,
      version ?? id,
    ].join(' · ');
}
