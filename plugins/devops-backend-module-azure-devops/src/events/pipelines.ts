import {
  firstSuccessCounts,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { AzureDevopsSettings } from '../configuration/azureDevopsSettings';
import { optionalInstant, optionalText, parseEvent } from './envelope';
import { repositoriesSchema, wayToEntity } from './repositories';
import { stateOf, statusOf } from './status';

const links = z
  .object({ web: z.object({ href: z.string() }).nullish() })
  .nullish();

const stageSchema = z.object({
  stage: z.object({
    name: z.string(),
    displayName: optionalText,
    state: z.string(),
    result: optionalText,
    attempt: z.int().nullish(),
    startTime: optionalInstant,
    finishTime: optionalInstant,
    _links: links,
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
  const { resource, createdDate, scope } = parseEvent(stageSchema, payload);
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
  return {
    records: [
      {
        kind: 'deployment',
        externalId: `${scope}run/${run.id}/${stage.name}${
          stage.attempt && stage.attempt > 1 ? `/${stage.attempt}` : ''
        }`,
        updatedAt: createdDate,
        ...wayToEntity({ repositories, pipeline: pipeline.name }),
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

const runSchema = z.object({
  run: z.object({
    id: z.int(),
    state: z.string(),
    result: optionalText,
    createdDate: optionalInstant,
    finishedDate: optionalInstant,
    _links: links,
  }),
  pipeline: z.object({ name: z.string() }),
  repositories: repositoriesSchema,
});

/** A whole run, where the configuration says that it deploys. */
export function readRun(
  payload: unknown,
  settings: AzureDevopsSettings,
): Reading {
  const { resource, createdDate, scope } = parseEvent(runSchema, payload);
  const { run, pipeline, repositories } = resource;
  const reason = whyNoDeployment('runs', pipeline.name, settings);
  if (reason) return { ignored: reason };
  const said = run.state === 'completed' ? run.result ?? '' : run.state;
  const status = statusOf(said);
  if (!status) {
    return { ignored: `'${said.slice(0, 40)}' says nothing of a deployment` };
  }
  return {
    records: [
      {
        kind: 'deployment',
        externalId: `${scope}run/${run.id}`,
        updatedAt: firstSuccessCounts(status, createdDate),
        ...wayToEntity({ repositories, pipeline: pipeline.name }),
        environment: settings.deployEnvironment,
        ...stateOf(status, {
          startedAt: run.createdDate,
          finishedAt: run.finishedDate,
          eventAt: createdDate,
        }),
        ...(run._links?.web && { url: run._links.web.href }),
      },
    ],
  };
}

const buildSchema = z.object({
  id: z.int(),
  status: z.string(),
  result: optionalText,
  startTime: optionalInstant,
  finishTime: optionalInstant,
  sourceVersion: optionalText,
  /** `LG:refs/heads/main:<commit>`, in older versions. */
  sourceGetVersion: optionalText,
  definition: z.object({ name: z.string() }),
  project: z.object({ name: z.string() }).nullish(),
  repository: z.object({ url: optionalText }).nullish(),
  _links: links,
});

/** A build, where the configuration says that it deploys. */
export function readBuild(
  payload: unknown,
  settings: AzureDevopsSettings,
): Reading {
  const { resource, createdDate, scope } = parseEvent(buildSchema, payload);
  const reason = whyNoDeployment('builds', resource.definition.name, settings);
  if (reason) return { ignored: reason };
  const said = resource.result ?? resource.status;
  const status = statusOf(said);
  if (!status) {
    return { ignored: `'${said.slice(0, 40)}' says nothing of a deployment` };
  }
  const version =
    resource.sourceVersion ?? resource.sourceGetVersion?.split(':').at(-1);
  return {
    records: [
      {
        kind: 'deployment',
        externalId: `${scope}run/${resource.id}`,
        updatedAt: firstSuccessCounts(status, createdDate),
        ...wayToEntity({
          repositories: [
            { url: resource.repository?.url, change: { version } },
          ],
          project: resource.project?.name,
          pipeline: resource.definition.name,
        }),
        environment: settings.deployEnvironment,
        ...stateOf(status, {
          startedAt: resource.startTime,
          finishedAt: resource.finishTime,
          eventAt: createdDate,
        }),
        ...(resource._links?.web && { url: resource._links.web.href }),
      },
    ],
  };
}

function whyNoDeployment(
  from: AzureDevopsSettings['deploymentsFrom'],
  pipeline: string,
  settings: AzureDevopsSettings,
): string | null {
  if (settings.deploymentsFrom !== from) {
    return `deploymentsFrom is '${settings.deploymentsFrom}', not '${from}'`;
  }
  return settings.deployPipelines?.test(pipeline)
    ? null
    : `the pipeline '${pipeline.slice(
        0,
        60,
      )}' does not deploy, see deployPipelines`;
}
