import { Reading } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { AzureDevopsSettings } from '../configuration/azureDevopsSettings';
import {
  linksSchema,
  optionalInstant,
  optionalText,
  parseEvent,
} from './envelope';
import { NO_WAY, repositoriesSchema, wayToEntity } from './repositories';
import { stateOf, statusOf } from './status';

const stageSchema = z.object({
  stage: z.object({
    name: z.string(),
    displayName: optionalText,
    state: z.string(),
    result: optionalText,
    attempt: z.int().nullish(),
    startTime: optionalInstant,
    finishTime: optionalInstant,
    _links: linksSchema,
  }),
  run: z.object({ id: z.int() }),
  pipeline: z.object({ name: z.string() }),
  repositories: repositoriesSchema,
});

/** A stage of a YAML pipeline, where its name says that it deploys. */
export function readStage(
  payload: unknown,
  settings: AzureDevopsSettings,
): Reading {
  if (settings.deploymentsFrom !== 'stages') {
    return { ignored: `deploymentsFrom is '${settings.deploymentsFrom}'` };
  }
  const event = parseEvent(stageSchema, payload);
  const { resource, createdDate, scope } = event;
  const { stage, run, pipeline, repositories } = resource;
  const match = settings.deployStages.exec(stage.name);
  if (!match) {
    const name = stage.name.slice(0, 60);
    return { ignored: `the stage '${name}' does not deploy, see deployStages` };
  }
  const said = stage.state === 'completed' ? stage.result ?? '' : stage.state;
  // Nobody approved: nothing was deployed.
  const status = said === 'rejected' ? 'cancelled' : statusOf(said);
  if (!status) {
    return {
      ignored: `'${said.slice(0, 40)}' says nothing of a deployment`,
    };
  }
  const way = wayToEntity(event, { repositories, pipeline: pipeline.name });
  if (!way) return { ignored: NO_WAY };
  return {
    records: [
      {
        kind: 'deployment',
        externalId: `${scope}run/${run.id}/${stage.name}${
          stage.attempt && stage.attempt > 1 ? `/${stage.attempt}` : ''
        }`,
        updatedAt: createdDate,
        ...way,
        environment: match[1] ?? match[0],
        ...stateOf(status, {
          startedAt: stage.startTime,
          finishedAt: stage.finishTime,
          eventAt: createdDate,
        }),
        // Without the attempt, an old stage that is run again (a rollback) would
        // be a wave of the deployment that it was first.
        group: `${scope}run/${run.id}/${stage.attempt ?? 1}`,
        ...(stage._links?.web && { url: stage._links.web.href }),
      },
    ],
  };
}
