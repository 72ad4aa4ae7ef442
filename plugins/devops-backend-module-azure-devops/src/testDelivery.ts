import { formatInstant } from '@devops-domains/backstage-plugin-devops-common';
import {
  TestDelivery,
  TestTarget,
} from '@devops-domains/backstage-plugin-devops-node';
import {
  BUILD_DEFINITION_ANNOTATION,
  PROJECT_ANNOTATION,
  PROJECT_REPO_ANNOTATION,
} from './events/annotations';

/** A release that was deployed to the environment `test`. */
export function testDelivery({
  annotations,
  id,
  now,
}: TestTarget): TestDelivery | { missingAnnotations: string[] } {
  const sourced = releaseOf(annotations);
  if (!sourced) {
    return {
      missingAnnotations: [
        PROJECT_REPO_ANNOTATION,
        BUILD_DEFINITION_ANNOTATION,
      ],
    };
  }
  const at = formatInstant(now);
  return {
    headers: {},
    payload: {
      id,
      eventType: 'ms.vss-release.deployment-completed-event',
      createdDate: at,
      resource: {
        environment: {
          id: 1,
          name: 'test',
          status: 'succeeded',
          release: { artifacts: [sourced.artifact] },
        },
        project: { name: sourced.project },
      },
      resourceContainers: { collection: { id: `test-${id}` } },
    },
  };
}

/** What a release of the entity is made from. */
function releaseOf(annotations: Readonly<Record<string, string>>) {
  const [project, repository] = (
    annotations[PROJECT_REPO_ANNOTATION] ?? ''
  ).split('/');
  if (project && repository) {
    return { project, artifact: artifactOf('Git', repository) };
  }
  const definition = annotations[BUILD_DEFINITION_ANNOTATION];
  const name = annotations[PROJECT_ANNOTATION];
  return name && definition
    ? { project: name, artifact: artifactOf('Build', definition) }
    : null;
}

function artifactOf(type: string, name: string) {
  return {
    type,
    isPrimary: true,
    definitionReference: { definition: { id: '1', name } },
  };
}
