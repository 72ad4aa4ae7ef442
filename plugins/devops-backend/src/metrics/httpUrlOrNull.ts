import { isHttpUrl } from '@devops-domains/backstage-plugin-devops-common';

/** The writer refuses other URLs; one that was stored all the same must not become a link. */
export function httpUrlOrNull(url: string | null): string | null {
  return url !== null && isHttpUrl(url) ? url : null;
}
