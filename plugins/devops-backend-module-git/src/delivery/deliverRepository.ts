import { WriteResult } from '@devops-domains/backstage-plugin-devops-common';
import { DeliveryContext } from '@devops-domains/backstage-plugin-devops-node';
import { createHash } from 'crypto';
import { GitConfig } from '../configuration/readGitConfig';
import { RepositoryConfig } from '../configuration/readRepository';
import { Git } from '../repository/Git';
import { readCommits } from '../repository/commits';
import {
  locateRepository,
  readBoundaries,
  RepositoryLocation,
} from '../repository/locate';
import { findBranch } from '../repository/mainBranch';
import { updateMirror } from '../repository/mirror';
import { readReferences, References } from '../repository/references';
import { inBatches } from './batches';
import { DeploymentRecordInput } from './DeploymentRecords';
import { mergeDeployments, releaseDeployments } from './deployments';
import { describeFinding, describeRejections } from './findings';
import { Ledger, pendingEntries, readLedger } from './ledger';

/** Raised when the same repository would now be read differently, so that it is read again. */
const READING = 1;

/**
 * Sends what changed in one repository since the last time.
 *
 * @returns what the operator should know; null when all is well
 * @throws GitError when the repository cannot be read
 */
export async function deliverRepository(
  git: Git,
  config: GitConfig,
  repository: RepositoryConfig,
  context: DeliveryContext,
): Promise<string | null> {
  const { signal } = context;
  const location = await openRepository(git, config, repository, signal);
  const references = await readReferences(git, location.gitDir, signal);
  const boundaries = await readBoundaries(location.commonDir);
  const scope = scopeOf(repository, references);

  const key = `repository/${repository.id}`;
  const ledger = readLedger(await context.getState(key));
  const fingerprint = fingerprintOf([
    READING,
    repository,
    [...config.hosts.kinds],
    scope,
    boundaries,
  ]);
  if (ledger.fingerprint === fingerprint) {
    return ledger.finding;
  }

  const history = await readCommits(git, location.gitDir, {
    heads: scope.head ? [scope.head] : scope.tags.map(tag => tag.commit),
    boundaries,
    signal,
  });
  const deployments = scope.head
    ? mergeDeployments(repository, config.hosts, scope.head, history)
    : releaseDeployments(repository, config.hosts, scope.tags, history);

  const rejections = await sendPending(
    key,
    ledger,
    deployments.records,
    context,
  );
  if (signal.aborted) {
    return null;
  }
  const finding = describeFinding(
    repository,
    deployments,
    boundaries.length > 0,
  );
  if (rejections) {
    return [rejections, finding].filter(Boolean).join(' ');
  }
  await context.setState(key, { ...ledger, fingerprint, finding });
  return finding;
}

async function openRepository(
  git: Git,
  config: GitConfig,
  { origin, branch }: RepositoryConfig,
  signal: AbortSignal,
): Promise<RepositoryLocation> {
  return 'path' in origin
    ? locateRepository(origin.path, config.allowedPaths)
    : updateMirror(git, config.directory, { ...origin, branch }, signal);
}

/** Which references decide: the tags of the line, or the head of the main branch. */
function scopeOf(repository: RepositoryConfig, references: References) {
  const tags = references.tags.filter(tag =>
    repository.tagPattern.test(tag.name),
  );
  const byTags =
    repository.mode === 'releases' ||
    (repository.mode === 'auto' && tags.length > 0);
  return byTags
    ? { tags, head: null }
    : { tags: [], head: findBranch(references, repository.branch) };
}

/**
 * Writes batch by batch and notes each in the ledger after it is stored.
 *
 * @returns which records were refused; they are sent again next time
 */
async function sendPending(
  key: string,
  ledger: Ledger,
  records: DeploymentRecordInput[],
  context: DeliveryContext,
): Promise<string | null> {
  const entries = pendingEntries(ledger, records, new Date());
  const rejected: WriteResult[] = [];
  ledger.fingerprint = null;
  for (const batch of inBatches(entries)) {
    if (context.signal.aborted) {
      break;
    }
    const results = await context.write(batch.map(entry => entry.record));
    for (const [index, { externalId, digest }] of batch.entries()) {
      const result = results[index];
      if (result.result === 'rejected') {
        rejected.push(result);
      } else {
        ledger.sent[externalId] = digest;
      }
    }
    await context.setState(key, ledger);
  }
  return describeRejections(rejected);
}

function fingerprintOf(value: unknown): string {
  const text = JSON.stringify(value, (_, item) =>
    item instanceof RegExp ? String(item) : item,
  );
  return createHash('sha256').update(text).digest('base64url');
}
