import {
  instantText,
  parsePayload,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { httpUrl } from '../records/links';
import { externalId, idSchema, repositorySchema } from '../records/repository';
import { SOURCE_TITLE } from '../records/source';
import { EventReader } from './eventReader';

const releaseEvent = z.object({
  action: z.string(),
  release: z.object({
    id: idSchema,
    tag_name: z.string().min(1),
    target_commitish: z.string().nullish(),
    draft: z.boolean().nullish(),
    prerelease: z.boolean().nullish(),
    published_at: instantText.nullish(),
    html_url: z.string().nullish(),
  }),
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
  const { published_at, tag_name, target_commitish } = release;
  if (action !== 'published' || release.draft || !published_at) {
    return {
      ignored: `a release counts when it is published; this one was ${action}`,
    };
  }
  if (release.prerelease) {
    return { ignored: 'a prerelease is not deployed' };
  }
  const url = httpUrl(release.html_url);
  // Mostly the name of a branch, which is no version.
  const isRevision = /^[0-9a-f]{40,64}$/.test(target_commitish ?? '');
  return {
    records: [
      {
        kind: 'deployment',
        externalId: externalId(repository, `release/${release.id}`),
        repository: repository.html_url,
        environment: releaseEnvironment,
        status: 'succeeded',
        finishedAt: published_at,
        ...(isRevision && target_commitish
          ? { revision: target_commitish }
          : {}),
        artifact: `pkg:github/${repository.full_name.toLowerCase()}@${encodeURIComponent(
          tag_name,
        )}`,
        ...(url ? { url } : {}),
      },
    ],
  };
};
