import {
  DeploymentStatus,
  formatInstant,
  parseInstant,
} from '@devops-domains/backstage-plugin-devops-common';

/** Later than all events; as wide as the time in which they happen. */
const BAND_MS = Date.UTC(2100, 0, 1);

/**
 * The `updatedAt` of a version of a deployment, for sources that go on speaking
 * of one that has succeeded: they run a part of the pipeline again, or update
 * its status. Whatever the order of arrival, the first success counts, and
 * before there is one, what was said last.
 *
 * Versions merge by the later `updatedAt`, and a connector remembers nothing. So
 * successes come after all else, and among them the instants run backwards. All
 * lie long ago, so that whatever a person does to the record comes later.
 *
 * @param status - what this version says
 * @param at - when the source said so: ISO 8601 with an offset; what is
 *   before 1970 or after 2099 counts as its edge
 * @returns ISO 8601
 * @public
 */
export function firstSuccessCounts(
  status: DeploymentStatus,
  at: string,
): string {
  const instant = Math.min(Math.max(parseInstant(at)!, 0), BAND_MS - 1);
  return formatInstant(
    status === 'succeeded' ? -instant : instant - 2 * BAND_MS,
  );
}
