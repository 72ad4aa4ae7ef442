import {
  Instant,
  parseInstant,
} from '@devops-domains/backstage-plugin-devops-common';
import { DateTime } from 'luxon';
import { z } from 'zod';

/**
 * Reads the forms in which GitLab writes an instant: ISO 8601 in its API and in
 * newer events, `2021-04-28 21:50:00 +0200` for a deployment's status and
 * `2017-12-10 16:41:28 UTC` in older events.
 *
 * @returns null when the text is none of them
 */
export function parseGitlabInstant(text: string): Instant | null {
  const iso = parseInstant(text);
  if (iso !== null) {
    return iso;
  }
  const parsed = DateTime.fromFormat(
    text.replace(/UTC$/, '+0000'),
    'yyyy-MM-dd HH:mm:ss ZZZ',
  );
  return parsed.isValid ? parsed.toMillis() : null;
}

/** An instant in any form of GitLab's. */
export const instantSchema = z.string().transform((text, context): Instant => {
  const instant = parseGitlabInstant(text);
  if (instant === null) {
    context.addIssue({ code: 'custom', message: 'is no instant with offset' });
    return z.NEVER;
  }
  return instant;
});
