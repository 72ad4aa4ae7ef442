import { Finding } from '@devops-domains/backstage-plugin-devops-common';
import { Texts } from '../language/useTexts';

/** A finding in the language of the app; one that this version does not know is shown as the backend wrote it. */
export function findingText(
  _t: Texts,
  finding: Finding,
): { message: string; next: string } {
  return { message: finding.message, next: finding.next };
}
