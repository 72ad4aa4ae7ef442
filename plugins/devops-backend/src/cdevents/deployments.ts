import { InputError } from '@backstage/errors';
import {
  DeploymentStatus,
  isHttpUrl,
} from '@devops-domains/backstage-plugin-devops-common';
import { Reading } from '@devops-domains/backstage-plugin-devops-node';
import { CdEvent } from './eventSchema';
import { externalId } from './identity';
import { parsePackageUrl } from './packageUrl';
import { leadsNowhere, NO_WAY, wayToEntity } from './wayToEntity';

const STATUS: Record<string, DeploymentStatus> = {
  success: 'succeeded',
  failure: 'failed',
  error: 'failed',
  cancel: 'cancelled',
  cancelled: 'cancelled',
  canceled: 'cancelled',
};

function statusOf(outcome: string): DeploymentStatus {
  const status = STATUS[outcome.toLowerCase()];
  if (!status) {
    throw new InputError(
      `Not a payload as CDEvents sends it: outcome: '${outcome.slice(
        0,
        40,
      )}' is none of ${Object.keys(STATUS).join(', ')}`,
    );
  }
  return status;
}

/** `service.deployed`, `service.upgraded` and `service.rolledback`. */
export function readServiceEvent(event: CdEvent, predicate: string): Reading {
  const { content, custom, at, subject } = event;
  const environment = content.environment?.id ?? custom.environment;
  if (!environment) {
    throw new InputError(
      'Not a payload as CDEvents sends it: subject.content.environment: is missing',
    );
  }
  const built = content.artifactId ? parsePackageUrl(content.artifactId) : null;
  const revision = custom.commitSha ?? built?.revision;
  return {
    records: [
      {
        kind: 'deployment',
        externalId: custom.deploymentId
          ? externalId('deployment', event.source, custom.deploymentId)
          : externalId(`service.${predicate}`, event.source, event.id),
        updatedAt: at,
        ...wayToEntity(event, {
          package: built ?? undefined,
          service: subject.id,
        }),
        environment,
        status: statusOf(custom.outcome ?? 'success'),
        finishedAt: at,
        ...(revision && { revision }),
        ...(built && { artifact: built.artifact }),
        ...(predicate === 'rolledback' && { type: 'rollback' as const }),
        ...(custom.fixes && { fixes: custom.fixes }),
      },
    ],
  };
}

/** A pipeline run is a deployment where its sender says which environment it deploys to. */
export function readPipelineRun(event: CdEvent, predicate: string): Reading {
  const { content, custom, at, subject } = event;
  const { environment } = custom;
  if (!environment) {
    return {
      ignored:
        'a pipeline run is a deployment only with customData.environment',
    };
  }
  const way = wayToEntity(event, {});
  if (leadsNowhere(way)) return { ignored: NO_WAY };
  const outcome = content.outcome ?? custom.outcome;
  if (predicate === 'finished' && !outcome) {
    return { ignored: 'the run has finished, and outcome does not say how' };
  }
  const url = content.uri ?? content.url;
  return {
    records: [
      {
        kind: 'deployment',
        externalId: custom.deploymentId
          ? externalId('deployment', event.source, custom.deploymentId)
          : externalId('pipelinerun', subject.source, subject.id),
        updatedAt: at,
        ...way,
        environment,
        ...stateOf(predicate, at, outcome),
        ...(custom.commitSha && { revision: custom.commitSha }),
        ...(custom.fixes && { fixes: custom.fixes }),
        ...(url && isHttpUrl(url) && { url }),
      },
    ],
  };
}

function stateOf(
  predicate: string,
  at: string,
  outcome: string | undefined,
): { status: DeploymentStatus; startedAt?: string; finishedAt?: string } {
  if (predicate === 'queued') return { status: 'queued' };
  return predicate === 'started' || !outcome
    ? { status: 'running', startedAt: at }
    : { status: statusOf(outcome), finishedAt: at };
}
