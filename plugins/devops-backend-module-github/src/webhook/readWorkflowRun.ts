import { parsePayload } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { repositorySchema } from '../records/repository';
import { SOURCE_TITLE } from '../records/source';
import { runReading, workflowRunSchema } from '../records/workflowRuns';
import { EventReader } from './eventReader';

const workflowRunEvent = z.object({
  workflow_run: workflowRunSchema,
  workflow: z.object({ name: z.string().nullish() }).nullish(),
  repository: repositorySchema,
});

/** `workflow_run`: a deployment where the configuration says so of the workflow. */
export const readWorkflowRun: EventReader = (payload, { workflows }) => {
  if (workflows.length === 0) {
    return {
      ignored:
        'no workflow is configured as a deployment (devops.sources.github.workflows)',
    };
  }
  const { workflow_run, workflow, repository } = parsePayload(
    workflowRunEvent,
    payload,
    SOURCE_TITLE,
  );
  const name = workflow_run.name || workflow?.name || '';
  return runReading(repository, { ...workflow_run, name }, workflows);
};
