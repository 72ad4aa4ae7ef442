import { ArtifactRecord, DeploymentRecord } from '../records/record';

/** Which application revision an artifact was built from, by the artifact. */
export type ArtifactMap = ReadonlyMap<string, string>;

/**
 * @param artifacts - distinct and in a fixed order: the first record that names
 * an artifact speaks for it.
 */
export function artifactMap(artifacts: readonly ArtifactRecord[]): ArtifactMap {
  const revisions = new Map<string, string>();
  for (const { artifact, revision } of artifacts) {
    if (!revisions.has(artifact)) {
      revisions.set(artifact, revision);
    }
  }
  return revisions;
}

/**
 * The application revision of a deployment; null when none is known. What the
 * sender calls its revision may be the commit of a GitOps repository, which the
 * map leads to the application.
 */
export function applicationRevision(
  deployment: Pick<DeploymentRecord, 'revision' | 'artifact'>,
  artifacts: ArtifactMap,
): string | null {
  const { revision, artifact } = deployment;
  if (revision !== null) {
    return artifacts.get(revision) ?? revision;
  }
  return artifact === null ? null : artifacts.get(artifact) ?? null;
}

/** What comparisons of versions compare: the application revision, else the artifact. */
export function versionOf(
  deployment: Pick<DeploymentRecord, 'revision' | 'artifact'>,
  artifacts: ArtifactMap,
): string | null {
  return applicationRevision(deployment, artifacts) ?? deployment.artifact;
}
