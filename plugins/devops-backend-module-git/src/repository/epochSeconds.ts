import { Instant } from '@devops-domains/backstage-plugin-devops-common';

/** The end of the year 9999: later instants have no four-digit year in ISO 8601. */
const LAST_SECOND = 253_402_300_799;

/** Reads git's seconds since 1970; null for what damaged commits have there. */
export function parseEpochSeconds(text: string | undefined): Instant | null {
  if (!text || !/^\d{1,12}$/.test(text)) {
    return null;
  }
  const seconds = Number(text);
  return seconds <= LAST_SECOND ? seconds * 1000 : null;
}
