import { DeploymentStatus } from '@devops-domains/backstage-plugin-devops-common';

/** What releases, runs, stages and builds call their states and results. */
const STATUS: Record<string, DeploymentStatus> = {
  notstarted: 'queued',
  queued: 'queued',
  scheduled: 'queued',
  waiting: 'queued',
  pending: 'queued',
  running: 'running',
  inprogress: 'running',
  canceling: 'running',
  succeeded: 'succeeded',
  // Only steps that may fail have failed.
  partiallysucceeded: 'succeeded',
  failed: 'failed',
  canceled: 'cancelled',
  abandoned: 'cancelled',
  stopped: 'cancelled',
};

/** Null for what says nothing of a deployment, such as `skipped`. */
export function statusOf(text: string): DeploymentStatus | null {
  const key = text.toLowerCase();
  return Object.hasOwn(STATUS, key) ? STATUS[key] : null;
}

/** The status with the instants that belong to it. */
export function stateOf(
  status: DeploymentStatus,
  times: {
    startedAt: string | null;
    finishedAt: string | null;
    /** When the event was made, where the source tells no better. */
    eventAt: string;
  },
) {
  const { startedAt, finishedAt, eventAt } = times;
  if (status === 'queued') return { status };
  if (status === 'running') return { status, startedAt: startedAt ?? eventAt };
  return {
    status,
    ...(startedAt && { startedAt }),
    finishedAt: finishedAt ?? eventAt,
  };
}
