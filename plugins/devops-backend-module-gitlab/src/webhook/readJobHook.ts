import { parsePayload } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { isDeployJob, jobEnvironmentSchema } from '../records/deployJobs';
import { deploymentRecord, deploymentStatus } from '../records/deployments';
import { instantSchema } from '../records/instants';
import { externalId } from '../records/project';
import { SOURCE_TITLE } from '../records/source';
import { HookReader } from './hookReader';
import { hookProjectSchema, idSchema, optionalText } from './hookSchemas';

/** Events of GitLab before 17 have no project, only these. */
const repositorySchema = z.object({ homepage: z.url().nullish() }).nullish();

const schema = z.object({
  build_id: idSchema,
  build_name: z.string(),
  build_status: z.string(),
  build_created_at: instantSchema.nullish(),
  build_started_at: instantSchema.nullish(),
  build_finished_at: instantSchema.nullish(),
  sha: optionalText,
  environment: jobEnvironmentSchema,
  project_id: z.int().nullish(),
  project: hookProjectSchema.nullish(),
  repository: repositorySchema,
});

/** Reads a job that deploys, where deployments are configured to be jobs. */
export const readJobHook: HookReader = (delivery, settings) => {
  const hook = parsePayload(
    schema,
    withBuildNames(delivery.payload),
    SOURCE_TITLE,
  );
  if (settings.deploymentsFrom !== 'jobs') {
    return {
      ignored: `deployments are read from ${settings.deploymentsFrom}, not from jobs (devops.sources.gitlab.deploymentsFrom)`,
    };
  }
  if (!isDeployJob(hook.build_name, hook.environment, settings)) {
    return { ignored: `the job '${hook.build_name}' deploys nothing` };
  }
  const status =
    hook.build_status === 'created'
      ? null
      : deploymentStatus(hook.build_status);
  if (!status) {
    return { ignored: `the job has not started (${hook.build_status})` };
  }
  const webUrl = hook.project?.web_url ?? hook.repository?.homepage;
  if (!webUrl) {
    return { ignored: 'the job names no project' };
  }
  const environment = hook.environment?.name ?? settings.deployEnvironment;
  if (!environment) {
    return {
      ignored:
        'the job names no environment, and devops.sources.gitlab.deployEnvironment is not set',
    };
  }
  const project = {
    id: hook.project?.id ?? hook.project_id ?? null,
    webUrl,
  };
  const startedAt = hook.build_started_at ?? null;
  const finishedAt = hook.build_finished_at ?? delivery.receivedAt;
  const record = deploymentRecord(externalId(project, 'jobs', hook.build_id), {
    project,
    id: null,
    jobId: hook.build_id,
    status,
    environment,
    tier: hook.environment?.deployment_tier,
    revision: hook.sha,
    startedAt,
    finishedAt,
    updatedAt:
      status === 'running' ? startedAt ?? delivery.receivedAt : finishedAt,
    url: `${webUrl}/-/jobs/${hook.build_id}`,
  });
  return { records: [record] };
};

/** The documentation once called these fields `job_…`; GitLab sends `build_…`. */
function withBuildNames(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null) {
    return payload;
  }
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) => [
      key.replace(/^job_/, 'build_'),
      value,
    ]),
  );
}
