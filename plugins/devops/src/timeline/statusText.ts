import {
  DEPLOYMENT_STATUSES,
  DEPLOYMENT_TYPES,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { Texts } from '../language/useTexts';

/** The status of a deployment in the language of the app; an unknown one as it is. */
export function statusText(t: Texts, status: string): string {
  const known = DEPLOYMENT_STATUSES.find(each => each === status);
  return known ? t(`dora.timeline.statuses.${known}`) : status;
}

/** Its type; an absent one is `deploy` by definition. */
export function typeText(t: Texts, type: string | null): string {
  const known = DEPLOYMENT_TYPES.find(each => each === (type ?? 'deploy'));
  return known ? t(`dora.timeline.types.${known}`) : String(type);
}

/** Its type, and that it is a rollback where only its version tells. */
export function kindText(
  t: Texts,
  { type, rework }: TimelineDeployment,
): string {
  return rework.includes('detected-rollback')
    ? `${typeText(t, type)} (${t('dora.reason.detected-rollback')})`
    : typeText(t, type);
}

/** What is known of a release's success in production, said once for all its waves; nothing for what is no release. */
export function outcomeText(
  t: Texts,
  { id, release, failed, suspect }: TimelineDeployment,
): string {
  if (release !== null && release !== id) {
    return t('dora.timeline.wave', { release });
  }
  if (failed) {
    return t('dora.timeline.failed');
  }
  if (suspect) {
    return t('dora.timeline.suspect');
  }
  return failed === null ? '–' : t('dora.timeline.fine');
}
