import { parsePayload } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { GithubSettings } from '../configuration/githubSettings';
import {
  deploymentRecord,
  deploymentSchema,
  deploymentStatusSchema,
  GithubDeploymentStatus,
  statusOf,
} from '../records/deployments';
import { repositorySchema } from '../records/repository';
import { SOURCE_TITLE } from '../records/source';
import { groupOf, workflowRunSchema } from '../records/workflowRuns';
import { EventReader } from './eventReader';

const deploymentEvent = z.object({
  // Absent in the events of older servers.
  action: z.string().default('created'),
  deployment: deploymentSchema,
  workflow_run: workflowRunSchema
    .pick({ id: true, run_attempt: true })
    .nullish(),
  repository: repositorySchema,
});

const statusEvent = deploymentEvent.extend({
  deployment_status: deploymentStatusSchema,
});

/** `deployment`: what is to be deployed, before anything is known of how it goes. */
export const readDeployment: EventReader = (payload, settings) => {
  const event = parsePayload(deploymentEvent, payload, SOURCE_TITLE);
  return event.action === 'created'
    ? readingOf(event, null, settings)
    : { ignored: `the action '${event.action}' does not begin a deployment` };
};

/** `deployment_status`: how it goes. */
export const readDeploymentStatus: EventReader = (payload, settings) => {
  const event = parsePayload(statusEvent, payload, SOURCE_TITLE);
  const { state } = event.deployment_status;
  if (state === 'inactive') {
    return {
      ignored:
        "state 'inactive' says that a newer deployment took its place, nothing about the deployment itself",
    };
  }
  return statusOf(state)
    ? readingOf(event, event.deployment_status, settings)
    : { ignored: `unknown state '${state}' of a deployment` };
};

function readingOf(
  event: z.infer<typeof deploymentEvent>,
  status: GithubDeploymentStatus | null,
  { entityRefs }: GithubSettings,
): ReturnType<EventReader> {
  const run = event.workflow_run;
  const record = deploymentRecord(event.repository, event.deployment, status, {
    entityRefs,
    ...(run ? { group: groupOf(run) } : {}),
  });
  return record
    ? { records: [record] }
    : { ignored: 'a deployment without an environment' };
}
