import {
  DeploymentStatus,
  SentDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { instantText } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { httpUrl } from './links';
import { externalId, idSchema, Repository } from './repository';

/** A run of a workflow, as far as it is read. */
export const workflowRunSchema = z.object({
  id: idSchema,
  run_attempt: z.int().nullish(),
  name: z.string().nullish(),
  event: z.string(),
  status: z.string().nullish(),
  conclusion: z.string().nullish(),
  head_branch: z.string().nullish(),
  head_sha: z.string().min(1),
  created_at: instantText,
  run_started_at: instantText.nullish(),
  updated_at: instantText,
  html_url: z.string().nullish(),
});

/** @see {@link workflowRunSchema} */
export type WorkflowRun = z.infer<typeof workflowRunSchema>;

/** Runs that are deployments, in repositories that make no deployments of GitHub's own. @public */
export interface DeployWorkflow {
  /** Matches the name of the workflow. */
  name: RegExp;
  environment: string;
  /** Matches the branch; null: any. */
  branch: RegExp | null;
}

const CONCLUSIONS = new Map<string, DeploymentStatus>([
  ['success', 'succeeded'],
  ['failure', 'failed'],
  ['timed_out', 'failed'],
  ['startup_failure', 'failed'],
  ['cancelled', 'cancelled'],
]);

/** The roll-out that what an attempt of a run deploys belongs to: to run an old one again is a deployment of its own. */
export function groupOf(run: Pick<WorkflowRun, 'id' | 'run_attempt'>): string {
  return `run/${run.id}/${run.run_attempt ?? 1}`;
}

/** The first of the workflows that a run belongs to. */
export function workflowOf(
  { name, head_branch }: WorkflowRun,
  workflows: readonly DeployWorkflow[],
): DeployWorkflow | undefined {
  return workflows.find(
    one =>
      one.name.test(name ?? '') &&
      (one.branch?.test(head_branch ?? '') ?? true),
  );
}

/** What a run is as a deployment, where its workflow is configured as one. */
export function runReading(
  repository: Repository,
  run: WorkflowRun,
  workflows: readonly DeployWorkflow[],
): { records: Omit<SentDeployment, 'source'>[] } | { ignored: string } {
  const workflow = workflowOf(run, workflows);
  if (!workflow) {
    return {
      ignored: `the workflow '${
        run.name ?? ''
      }' is not configured as a deployment`,
    };
  }
  if (/^pull_request/.test(run.event)) {
    return { ignored: 'a run for a pull request deploys nothing' };
  }
  const status = statusOf(run);
  return status
    ? { records: [recordOf(repository, run, status, workflow.environment)] }
    : {
        ignored: `a run that ended with '${run.conclusion}' deployed nothing`,
      };
}

/** What the state of a run says of the deployment that it is; null when nothing. */
function statusOf(run: WorkflowRun): DeploymentStatus | null {
  if (run.status !== 'completed') {
    return run.status === 'in_progress' ? 'running' : 'queued';
  }
  return CONCLUSIONS.get(run.conclusion ?? '') ?? null;
}

function recordOf(
  repository: Repository,
  run: WorkflowRun,
  status: DeploymentStatus,
  environment: string,
): Omit<SentDeployment, 'source'> {
  const startedAt = run.run_started_at ?? run.created_at;
  const isFinished = status !== 'queued' && status !== 'running';
  const isStartKnown =
    status !== 'queued' && Date.parse(startedAt) <= Date.parse(run.updated_at);
  const url = httpUrl(run.html_url);
  return {
    kind: 'deployment',
    externalId: externalId(repository, groupOf(run)),
    repository: repository.html_url,
    environment,
    status,
    ...(isStartKnown ? { startedAt } : {}),
    ...(isFinished ? { finishedAt: run.updated_at } : {}),
    revision: run.head_sha,
    ...(url ? { url } : {}),
    updatedAt: run.updated_at,
  };
}
