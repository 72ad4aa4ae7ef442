import {
  instantText,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { httpUrl } from './links';
import { externalId, idSchema, Repository } from './repository';

/** A release in events and in the API, as far as it is read. */
export const releaseSchema = z.object({
  id: idSchema,
  tag_name: z.string().min(1),
  target_commitish: z.string().nullish(),
  draft: z.boolean().nullish(),
  prerelease: z.boolean().nullish(),
  published_at: instantText.nullish(),
  html_url: z.string().nullish(),
});

/** @see {@link releaseSchema} */
export type GithubRelease = z.infer<typeof releaseSchema>;

/** The id of the deployment that a release is. */
export function releaseId(
  repository: Repository,
  { id }: Pick<GithubRelease, 'id'>,
): string {
  return externalId(repository, `release/${id}`);
}

/** What a release is as a deployment of its tag, where releases are deployments. */
export function releaseReading(
  repository: Repository,
  release: GithubRelease,
  environment: string,
): Reading {
  const { published_at, tag_name, target_commitish } = release;
  if (release.draft || !published_at) {
    return { ignored: 'a release counts when it is published' };
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
        externalId: releaseId(repository, release),
        repository: repository.html_url,
        environment,
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
}
