import { parsePayload } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import {
  deploymentId,
  deploymentRecord,
  deploymentStatus,
} from '../records/deployments';
import { instantSchema } from '../records/instants';
import { SOURCE_TITLE } from '../records/source';
import { HookReader } from './hookReader';
import {
  hookProjectSchema,
  idSchema,
  optionalText,
  optionalUrl,
  projectOf,
} from './hookSchemas';

const schema = z.object({
  status: z.string(),
  status_changed_at: instantSchema.nullish(),
  deployment_id: idSchema.nullish(),
  deployable_id: idSchema.nullish(),
  deployable_url: optionalUrl,
  environment: z.string().min(1),
  environment_tier: optionalText,
  commit_url: optionalText,
  project: hookProjectSchema,
});

/** Reads a deployment's change of status. */
export const readDeploymentHook: HookReader = (delivery, settings) => {
  const hook = parsePayload(schema, delivery.payload, SOURCE_TITLE);
  if (settings.deploymentsFrom !== 'deployments') {
    return {
      ignored: `deployments are read from ${settings.deploymentsFrom} (devops.sources.gitlab.deploymentsFrom)`,
    };
  }
  const status = deploymentStatus(hook.status);
  if (!status) {
    return {
      ignored: `status '${hook.status}' says nothing about the deployment itself`,
    };
  }
  const project = projectOf(hook.project);
  const ids = {
    project,
    id: hook.deployment_id ?? null,
    jobId: hook.deployable_id ?? null,
  };
  const id = deploymentId(ids);
  if (id === null) {
    return {
      ignored:
        'neither deployment_id nor deployable_id tells which deployment it is; GitLab 14 and later send them',
    };
  }
  // GitLab before 13.12 does not say when; it sends the event at once.
  const at = hook.status_changed_at ?? delivery.receivedAt;
  const record = deploymentRecord(id, {
    ...ids,
    status,
    environment: hook.environment,
    tier: hook.environment_tier,
    revision: revisionIn(hook.commit_url),
    startedAt: status === 'running' ? at : null,
    finishedAt: at,
    updatedAt: at,
    url: hook.deployable_url,
  });
  return { records: [record] };
};

/** The event has only the short id of the commit; its address ends with the whole. */
function revisionIn(commitUrl: string | null): string | null {
  const match = /\/commits?\/([0-9a-f]{40}(?:[0-9a-f]{24})?)\/?$/i.exec(
    commitUrl ?? '',
  );
  return match ? match[1].toLowerCase() : null;
}
