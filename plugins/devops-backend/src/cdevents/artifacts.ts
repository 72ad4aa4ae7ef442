import { Reading } from '@devops-domains/backstage-plugin-devops-node';
import { CdEvent } from './eventSchema';
import { externalId } from './identity';
import { isCommit, parsePackageUrl } from './packageUrl';
import { wayToEntity } from './wayToEntity';

/** `artifact.packaged` and `artifact.published`: which commit was built. */
export function readArtifact(event: CdEvent): Reading {
  const { content, custom, at, subject } = event;
  const built = parsePackageUrl(subject.id);
  const change = content.change?.id;
  const revision =
    custom.commitSha ??
    built.revision ??
    (change && isCommit(change) ? change : undefined);
  if (!revision) {
    return {
      ignored:
        'says no commit: subject.content.change.id is none; add customData.commitSha',
    };
  }
  const { repository } = wayToEntity(event, { package: built });
  return {
    records: [
      {
        kind: 'artifact',
        externalId: externalId('artifact', subject.source, subject.id),
        updatedAt: at,
        artifact: built.artifact,
        revision,
        ...(repository && { repository }),
      },
    ],
  };
}
