import { parsePayload } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { releaseReading, releaseSchema } from '../records/releases';
import { repositorySchema } from '../records/repository';
import { SOURCE_TITLE } from '../records/source';
import { EventReader } from './eventReader';

const releaseEvent = z.object({
  action: z.string(),
  release: releaseSchema,
  repository: repositorySchema,
});

/** `release`: a deployment of its tag where the configuration says so. */
export const readRelease: EventReader = (payload, { releaseEnvironment }) => {
  if (releaseEnvironment === null) {
    return {
      ignored:
        'releases are no deployments here (devops.sources.github.releases.enabled)',
    };
  }
  const { action, release, repository } = parsePayload(
    releaseEvent,
    payload,
    SOURCE_TITLE,
  );
  return action === 'published'
    ? releaseReading(repository, release, releaseEnvironment)
    : {
        ignored: `a release counts when it is published; this one was ${action}`,
      };
};
