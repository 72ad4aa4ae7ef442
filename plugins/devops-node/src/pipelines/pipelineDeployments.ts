import {
  classifyEnvironment,
  DEFAULT_DEFINITIONS,
  Instant,
} from '@devops-domains/backstage-plugin-devops-common';

/** How a pipeline or a job ended; null for all else: under way, skipped, cancelled. @public */
export type PipelineResult = 'succeeded' | 'failed' | null;

/** A job of a pipeline. @public */
export interface PipelineJob {
  result: PipelineResult;
  /** Whether the job deploys: by its type, or by a rule that somebody configured. */
  isDeployment: boolean;
  /** Null or blank when the job names none. */
  environment: string | null;
}

/** A run of a pipeline, in what the systems that run pipelines have in common. @public */
export interface Pipeline {
  id: string;
  result: PipelineResult;
  /** Whether the pipeline as a whole deploys. */
  isDeployment: boolean;
  environment: string | null;
  startedAt: Instant | null;
  finishedAt: Instant | null;
  /** In milliseconds; null when unknown. */
  durationMs: number | null;
  jobs: readonly PipelineJob[];
}

/** What a pipeline is as a deployment. @public */
export interface PipelineDeployment {
  id: string;
  status: 'succeeded' | 'failed';
  /** Null where neither the pipeline nor one of its jobs names it. */
  environment: string | null;
  startedAt: Instant | null;
  /** Null where the source does not say; such a deployment is not finished. */
  finishedAt: Instant | null;
}

/** The class of an environment by its name, the most telling first. */
const CLASSES = [
  (name: string) =>
    classifyEnvironment({
      name,
      tier: null,
      source: '',
      entityEnvironments: null,
      definitions: DEFAULT_DEFINITIONS,
    }) === 'production',
  (name: string) => /\b(staging|stage|stg)\b/i.test(name.replace(/_/g, '-')),
  (name: string) =>
    /\b(testing|tests?|qa|uat)\b/i.test(name.replace(/_/g, '-')),
];

/**
 * The pipelines that are deployments, for systems that only know pipelines and
 * jobs (Jenkins, CircleCI, GitLab pipelines).
 *
 * A pipeline is one when it ended and it, or one of its jobs that ended, deploys.
 * Its own result counts: it has failed where a job after the deployment failed.
 * Its environment is its own, else production, staging or testing, in this order,
 * of the jobs that deploy, else their first by code point. A start that is not
 * known is its finish less its duration, to the millisecond; a duration that reaches
 * back beyond 1970 is none.
 *
 * @returns in the order of the pipelines
 * @public
 */
export function pipelineDeployments(
  pipelines: readonly Pipeline[],
): PipelineDeployment[] {
  return pipelines.flatMap(pipeline => {
    const { id, result, finishedAt, startedAt, durationMs } = pipeline;
    const deploying = pipeline.jobs.filter(
      job => job.isDeployment && job.result !== null,
    );
    if (result === null || !(pipeline.isDeployment || deploying.length > 0)) {
      return [];
    }
    return [
      {
        id,
        status: result,
        environment: nameOf(pipeline) ?? environmentOf(deploying),
        startedAt: startedAt ?? startBefore(finishedAt, durationMs),
        finishedAt,
      },
    ];
  });
}

function startBefore(finishedAt: Instant | null, durationMs: number | null) {
  if (finishedAt === null || durationMs === null) {
    return null;
  }
  const start = Math.round(finishedAt - durationMs);
  return start >= 0 ? start : null;
}

function environmentOf(jobs: readonly PipelineJob[]): string | null {
  const names = jobs.flatMap(job => nameOf(job) ?? []).sort();
  for (const isOfClass of CLASSES) {
    const name = names.find(isOfClass);
    if (name !== undefined) {
      return name;
    }
  }
  return names[0] ?? null;
}

function nameOf({ environment }: { environment: string | null }) {
  return environment?.trim() || null;
}
