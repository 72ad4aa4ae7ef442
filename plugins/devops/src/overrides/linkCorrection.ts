import { Correction } from '@devops-domains/backstage-plugin-devops-common';
import { NONE, UNCHOSEN } from './RecordSelect';

/** Sets a link to what was chosen, or takes it away; null while nothing is chosen. */
export function linkCorrection(
  targets: string[],
  relation: NonNullable<Correction['relation']>,
  kind: 'deployment' | 'incident',
  choice: string,
): Correction | null {
  if (choice === UNCHOSEN) {
    return null;
  }
  return choice === NONE
    ? { targets, action: 'remove-link', relation }
    : { targets, action: 'set-link', relation, to: `${kind}:${choice}` };
}
