import { stringify } from 'yaml';
import { yamlLines } from '../domains/yamlLines';

/** The variable of the environment that is proposed for a secret. */
const variableOf = (source: string) =>
  `${source.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_WEBHOOK_SECRET`;

/** Lines of `app-config.yaml` that open the webhook of a source. */
export function secretLines(source: string): string {
  const secret = `\${${variableOf(source)}}`;
  return configurationLines({
    devops: { sources: { [source]: { webhook: { secret } } } },
  });
}

/** Lines of `app-config.yaml`. */
export function configurationLines(values: Record<string, unknown>): string {
  return stringify(values, { lineWidth: 0 }).trimEnd();
}

/** What the values of annotations look like, in capitals what is to be replaced. */
const VALUES: Record<string, string> = {
  'argocd/app-name': 'APPLICATION',
  'aws.amazon.com/amazon-ecs-service-arn':
    'arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/SERVICE',
  'backstage.io/source-location': 'url:https://HOST/OWNER/REPOSITORY/',
  'bitbucket.com/project-slug': 'WORKSPACE/REPOSITORY',
  'cdevents.dev/service-id': 'SERVICE',
  'dev.azure.com/build-definition': 'PIPELINE',
  'dev.azure.com/project': 'PROJECT',
  'dev.azure.com/project-repo': 'PROJECT/REPOSITORY',
  'devops-domains.io/flux-object': 'Kustomization/NAMESPACE/NAME',
  'github.com/project-slug': 'ORGANISATION/REPOSITORY',
  'gitlab.com/project-slug': 'GROUP/PROJECT',
  'jira/component': 'COMPONENT',
  'jira/project-key': 'KEY',
  'pagerduty.com/service-id': 'SERVICE_ID',
  'sentry.io/project-slug': 'ORGANISATION/PROJECT',
};

/** A line for `metadata.annotations` of an entity. */
export function annotationLine(annotation: string): string {
  return yamlLines({ [annotation]: VALUES[annotation] ?? 'VALUE' });
}
