import { Config } from '@backstage/config';
import {
  BackfillSettings,
  readBackfillSettings,
} from '@devops-domains/backstage-plugin-devops-node';
import { SOURCE_NAME } from '../records/source';

/** @throws InputError naming the key that is wrong */
export function readGithubBackfill(root: Config): BackfillSettings {
  return readBackfillSettings(root, {
    source: SOURCE_NAME,
    enabled: hasCredentials(root),
    schedule: {
      frequency: { minutes: 30 },
      // What was killed is run again only once this is over; it goes on where it was.
      timeout: { minutes: 25 },
      initialDelay: { seconds: 25 },
    },
  });
}

/** Without a token or an app GitHub answers 60 requests an hour. */
function hasCredentials(root: Config): boolean {
  return (root.getOptionalConfigArray('integrations.github') ?? []).some(
    integration => integration.has('token') || integration.has('apps'),
  );
}
