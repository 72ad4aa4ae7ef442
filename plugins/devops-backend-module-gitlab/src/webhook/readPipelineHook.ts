import { formatInstant } from '@devops-domains/backstage-plugin-devops-common';
import {
  firstSuccessCounts,
  parsePayload,
  pipelineDeployments,
  PipelineResult,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { isDeployJob, jobEnvironmentSchema } from '../records/deployJobs';
import { deploymentRecord } from '../records/deployments';
import { instantSchema } from '../records/instants';
import { externalId } from '../records/project';
import { SOURCE_TITLE } from '../records/source';
import { HookReader } from './hookReader';
import {
  hookProjectSchema,
  optionalText,
  optionalUrl,
  projectOf,
} from './hookSchemas';

const schema = z.object({
  project: hookProjectSchema,
  object_attributes: z.object({
    id: z.int(),
    sha: optionalText,
    status: z.string(),
    created_at: instantSchema,
    finished_at: instantSchema.nullish(),
    duration: z.number().nonnegative().nullish(),
    url: optionalUrl,
  }),
  builds: z
    .array(
      z.object({
        name: z.string(),
        status: z.string(),
        environment: jobEnvironmentSchema,
      }),
    )
    .nullish(),
});

const RESULTS = new Map<string, PipelineResult>([
  ['success', 'succeeded'],
  ['failed', 'failed'],
]);

/** Reads a whole pipeline as a deployment, where deployments are configured to be pipelines. */
export const readPipelineHook: HookReader = (delivery, settings) => {
  const hook = parsePayload(schema, delivery.payload, SOURCE_TITLE);
  if (settings.deploymentsFrom !== 'pipelines') {
    return {
      ignored: `deployments are read from ${settings.deploymentsFrom}, not from pipelines (devops.sources.gitlab.deploymentsFrom)`,
    };
  }
  const { object_attributes: pipeline, builds } = hook;
  const project = projectOf(hook.project);
  const [deployment] = pipelineDeployments([
    {
      id: externalId(project, 'pipelines', pipeline.id),
      result: RESULTS.get(pipeline.status) ?? null,
      isDeployment: false,
      environment: null,
      startedAt: null,
      finishedAt: pipeline.finished_at ?? null,
      durationMs:
        typeof pipeline.duration === 'number' ? pipeline.duration * 1000 : null,
      jobs: (builds ?? []).map(({ name, status, environment }) => ({
        result: RESULTS.get(status) ?? null,
        isDeployment: isDeployJob(name, environment, settings),
        environment: environment?.name ?? null,
      })),
    },
  ]);
  if (!deployment || deployment.finishedAt === null) {
    return {
      ignored: `the pipeline (${pipeline.status}) has not ended, or none of its jobs deployed`,
    };
  }
  const environment = deployment.environment ?? settings.deployEnvironment;
  if (environment === null) {
    return {
      ignored:
        'no job of the pipeline names its environment, and devops.sources.gitlab.deployEnvironment is not set',
    };
  }
  const tier = builds?.find(build => build.environment?.name === environment)
    ?.environment?.deployment_tier;
  const record = deploymentRecord(deployment.id, {
    ...deployment,
    project,
    jobId: null,
    environment,
    tier,
    revision: pipeline.sha,
    updatedAt: deployment.finishedAt,
    url: pipeline.url,
  });
  // A manual job may end the pipeline once more, long after it has deployed.
  const updatedAt = firstSuccessCounts(
    record.status,
    formatInstant(deployment.finishedAt),
  );
  return { records: [{ ...record, updatedAt }] };
};
