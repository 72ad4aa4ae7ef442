import {
  firstSuccessCounts,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
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

const runSchema = z.object({
  run: z.object({
    id: z.int(),
    state: z.string(),
    result: optionalText,
    createdDate: optionalInstant,
    finishedDate: optionalInstant,
    _links: linksSchema,
  }),
  pipeline: z.object({ name: z.string() }),
  repositories: repositoriesSchema,
});

/** A whole run, where the configuration says that it deploys. */
export function readRun(
  payload: unknown,
  settings: AzureDevopsSettings,
): Reading {
  const event = parseEvent(runSchema, payload);
  const { resource, createdDate, scope } = event;
  const { run, pipeline, repositories } = resource;
  const reason = whyNoDeployment('runs', pipeline.name, settings);
  if (reason) return { ignored: reason };
  const said = run.state === 'completed' ? run.result ?? '' : run.state;
  const status = statusOf(said);
  if (!status) {
    return { ignored: `'${said.slice(0, 40)}' says nothing of a deployment` };
  }
  const way = wayToEntity(event, { repositories, pipeline: pipeline.name });
  if (!way) return { ignored: NO_WAY };
  return {
    records: [
      {
        kind: 'deployment',
        externalId: `${scope}run/${run.id}`,
        updatedAt: firstSuccessCounts(status, createdDate),
        ...way,
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
  _links: linksSchema,
});

/** A build, where the configuration says that it deploys. */
export function readBuild(
  payload: unknown,
  settings: AzureDevopsSettings,
): Reading {
  const event = parseEvent(buildSchema, payload);
  const { resource, createdDate, scope } = event;
  const reason = whyNoDeployment('builds', resource.definition.name, settings);
  if (reason) return { ignored: reason };
  const said = resource.result ?? resource.status;
  const status = statusOf(said);
  if (!status) {
    return { ignored: `'${said.slice(0, 40)}' says nothing of a deployment` };
  }
  const version =
    resource.sourceVersion ?? resource.sourceGetVersion?.split(':').at(-1);
  const way = wayToEntity(event, {
    repositories: [{ url: resource.repository?.url, change: { version } }],
    project: resource.project?.name,
    pipeline: resource.definition.name,
  });
  if (!way) return { ignored: NO_WAY };
  return {
    records: [
      {
        kind: 'deployment',
        externalId: `${scope}run/${resource.id}`,
        updatedAt: firstSuccessCounts(status, createdDate),
        ...way,
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
