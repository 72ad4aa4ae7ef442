import { Reading } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { PROJECT_REPO_ANNOTATION } from './annotations';
import {
  linksSchema,
  optionalInstant,
  optionalText,
  parseEvent,
} from './envelope';
import { isCommit, selectorOf, wayToEntity } from './repositories';
import { stateOf, statusOf } from './status';

const named = z.object({ id: optionalText, name: optionalText }).nullish();

const releaseSchema = z
  .object({
    id: z.int().nullish(),
    releaseDefinition: z.object({ name: optionalText }).nullish(),
    artifacts: z
      .array(
        z.object({
          type: optionalText,
          isPrimary: z.boolean().nullish(),
          definitionReference: z.record(z.string(), named).nullish(),
        }),
      )
      .nullish(),
    _links: linksSchema,
  })
  .nullish();

const resourceSchema = z.object({
  environment: z.object({
    id: z.int(),
    name: z.string(),
    status: z.string(),
    releaseDefinition: z.object({ name: optionalText }).nullish(),
    release: releaseSchema,
  }),
  deployment: z
    .object({
      attempt: z.int().nullish(),
      startedOn: optionalInstant,
      completedOn: optionalInstant,
      release: releaseSchema,
    })
    .nullish(),
  release: releaseSchema,
  attemptId: z.int().nullish(),
  project: z.object({ name: z.string() }),
});

type Release = z.infer<typeof releaseSchema>;

/** Deployments of classic releases, when they start and when they are over. */
export function readRelease(payload: unknown, isStart: boolean): Reading {
  const event = parseEvent(resourceSchema, payload);
  const { resource, createdDate, scope } = event;
  const { environment, deployment, project } = resource;
  // `rejected` is a failure here: the deployment was tried.
  const said =
    environment.status === 'rejected' ? 'failed' : environment.status;
  const status = isStart ? 'running' : statusOf(said);
  if (!status) {
    return {
      ignored: `status '${said.slice(0, 40)}' says nothing of a deployment`,
    };
  }
  const releases = [resource.release, environment.release, deployment?.release];
  const built = releases.map(primaryArtifact).find(Boolean);
  const definition =
    built?.definition?.name ??
    [...releases, environment]
      .map(one => one?.releaseDefinition?.name)
      .find(Boolean) ??
    null;
  const revision = built?.sourceVersion?.id ?? built?.version?.id;
  const url = releases.map(one => one?._links?.web?.href).find(Boolean);
  const attempt = resource.attemptId || deployment?.attempt || 1;
  const release = releases.map(one => one?.id).find(Boolean);
  return {
    records: [
      {
        kind: 'deployment',
        externalId: `${scope}release-environment/${environment.id}/${attempt}`,
        updatedAt: createdDate,
        ...(built?.isRepository && definition
          ? selectorOf(event, {
              [PROJECT_REPO_ANNOTATION]: `${
                built.project?.name ?? project.name
              }/${definition}`,
            })
          : wayToEntity(event, {
              repositories: null,
              project: project.name,
              pipeline: definition ?? project.name,
            })),
        environment: environment.name,
        ...stateOf(status, {
          startedAt: deployment?.startedOn ?? null,
          finishedAt: deployment?.completedOn ?? null,
          eventAt: createdDate,
        }),
        ...(isCommit(revision) && { revision }),
        // With the attempt: deploying an old release again is no wave of the first.
        ...(release && { group: `${scope}release/${release}/${attempt}` }),
        ...(url && { url }),
      },
    ],
  };
}

/** What the release was built from. */
function primaryArtifact(release: Release) {
  const artifacts = release?.artifacts ?? [];
  const primary = artifacts.find(({ isPrimary }) => isPrimary) ?? artifacts[0];
  const reference = primary?.definitionReference;
  // The references are spelt in either case.
  return reference
    ? {
        isRepository: primary.type === 'Git',
        definition: reference.definition ?? reference.Definition,
        project: reference.project ?? reference.Project,
        sourceVersion: reference.sourceVersion,
        version: reference.version,
      }
    : null;
}
