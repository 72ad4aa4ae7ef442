import { KnownHosts } from '../configuration/knownHosts';
import { RepositoryConfig } from '../configuration/readRepository';
import { attributeCommits } from '../history/attribution';
import { CommitHistory } from '../history/CommitHistory';
import { mainline } from '../history/mainline';
import { releaseDeliveries, selectReleases, Tag } from '../history/releaseTags';
import { Deployments, DeploymentRecords } from './DeploymentRecords';

/** One deployment for each release tag, and one for each prerelease in an environment of its own. */
export function releaseDeployments(
  repository: RepositoryConfig,
  hosts: KnownHosts,
  tags: Tag[],
  history: CommitHistory,
): Deployments {
  const line = selectReleases(tags, repository, history);
  const changes = attributeCommits(
    history,
    releaseDeliveries(line, repository.prereleasePattern),
  );
  const collected = new DeploymentRecords(repository, hosts);
  for (const tag of [...line.releases, ...line.prereleases]) {
    const isRelease = changes.has(tag.name);
    collected.add({
      page: 'tag',
      name: tag.name,
      revision: tag.commit,
      at: tag.createdAt ?? history.get(tag.commit)?.committedAt ?? null,
      environment: isRelease
        ? repository.environment
        : repository.prereleaseEnvironment,
      // The commits of a prerelease are listed once, with its release.
      changes: isRelease ? changes.get(tag.name) ?? null : undefined,
    });
  }
  return collected.result();
}

/** One deployment for each commit of the main branch's line of first parents. */
export function mergeDeployments(
  repository: RepositoryConfig,
  hosts: KnownHosts,
  head: string,
  history: CommitHistory,
): Deployments {
  const line = mainline(history, head);
  const changes = attributeCommits(
    history,
    line.map(({ oid }) => ({ name: oid, heads: [oid] })),
  );
  const collected = new DeploymentRecords(repository, hosts);
  for (const commit of line) {
    collected.add({
      page: 'commit',
      name: commit.oid,
      revision: commit.oid,
      at: commit.committedAt,
      environment: repository.environment,
      changes: changes.get(commit.oid) ?? null,
    });
  }
  return collected.result();
}
