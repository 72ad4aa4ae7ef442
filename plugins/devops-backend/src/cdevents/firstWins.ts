import {
  formatInstant,
  parseInstant,
} from '@devops-domains/backstage-plugin-devops-common';

/**
 * The age to give a version whose fact stands once it was said: of several
 * versions the *earliest* then wins, where otherwise the latest does. An incident
 * was opened when it was first detected or reported, not when it was reported
 * again. Any such age is below that of every version that says something else.
 *
 * @param at - when it was said
 */
export function firstWins(at: string): string {
  return formatInstant(-(parseInstant(at) ?? 0));
}
