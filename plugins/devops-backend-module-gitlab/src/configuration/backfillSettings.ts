import { Config } from '@backstage/config';
import {
  BackfillSettings,
  readBackfillSettings,
} from '@devops-domains/backstage-plugin-devops-node';
import { SOURCE_NAME } from '../records/source';

/** @throws InputError naming the key that is wrong */
export function readGitlabBackfill(root: Config): BackfillSettings {
  return readBackfillSettings(root, {
    source: SOURCE_NAME,
    enabled: hasToken(root),
    schedule: {
      frequency: { minutes: 15 },
      // What was killed is run again only once this is over; it goes on where it was.
      timeout: { minutes: 25 },
      initialDelay: { seconds: 20 },
    },
  });
}

/** Without a token there is little to read, and few requests to do it with. */
function hasToken(root: Config): boolean {
  return (root.getOptionalConfigArray('integrations.gitlab') ?? []).some(
    integration => integration.getOptionalString('token'),
  );
}
