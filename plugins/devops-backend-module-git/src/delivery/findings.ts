import { WriteResult } from '@devops-domains/backstage-plugin-devops-common';
import { RepositoryConfig } from '../configuration/readRepository';
import { Deployments } from './DeploymentRecords';

/** What a history could not tell, and what to do about it; null when it told everything. */
export function describeFinding(
  { mode, tagPattern }: RepositoryConfig,
  deployments: Deployments,
  shallow: boolean,
): string | null {
  const { records, incomplete, tooLarge, undated } = deployments;
  const findings: string[] = [];
  if (records.length === 0 && mode === 'releases') {
    findings.push(`no tag matches ${tagPattern}; set \`tagPattern\`.`);
  }
  if (incomplete > 0) {
    const cause = shallow
      ? 'the clone is shallow; `git fetch --unshallow` completes it.'
      : 'the history is incomplete.';
    findings.push(
      `${incomplete} of ${records.length} deployments are sent without their changes, because ${cause}`,
    );
  }
  if (tooLarge > 0) {
    findings.push(
      `${tooLarge} deployments have more changes than a record may list and are sent without them.`,
    );
  }
  if (undated > 0) {
    findings.push(`${undated} tags or commits have no date and are left out.`);
  }
  return findings.join(' ') || null;
}

/** Which records the store refused; null when it took all. */
export function describeRejections(rejected: WriteResult[]): string | null {
  if (rejected.length === 0) {
    return null;
  }
  const [{ externalId, problems = [] }] = rejected;
  const reasons = problems.map(({ path, message }) => `${path} ${message}`);
  return `${
    rejected.length
  } deployments were rejected, the first is ${externalId}: ${reasons.join(
    ', ',
  )}`;
}
