import { Instant } from '@devops-domains/backstage-plugin-devops-common';

/** An instant as the HTTP contract writes it. */
export function isoText(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** The same for what may be unknown or not have happened. */
export function isoTextOrNull(instant: Instant | null): string | null {
  return instant === null ? null : isoText(instant);
}
