import {
  formatInstant,
  Instant,
} from '@devops-domains/backstage-plugin-devops-common';

/** How far an incident has come; `gone` is what turned out to be none. @public */
export type IncidentState = 'open' | 'resolved' | 'gone';

const STATES: readonly IncidentState[] = ['open', 'resolved', 'gone'];

/**
 * The `updatedAt` of a version of an incident, for sources whose clocks do not
 * tell apart what happens within a second: of an issue that is labelled and
 * closed at once, the version that is further on counts, a few milliseconds later.
 *
 * @param at - when the source put it in this state
 * @returns ISO 8601
 * @public
 */
export function incidentUpdatedAt(at: Instant, state: IncidentState): string {
  return formatInstant(at + STATES.indexOf(state));
}
