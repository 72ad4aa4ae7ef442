import { Entity } from '@backstage/catalog-model';

/** Services that the deliveries are about. */
export const SERVICES = 20;

export const repositoryOf = (index: number) => `acme/service-${index}`;
export const pagerServiceOf = (index: number) => `PSERV${index}`;
export const entityRefOf = (index: number) =>
  `component:default/service-${index}`;

/** Each with the annotations by which every connector finds it. */
export const ENTITIES: Entity[] = Array.from({ length: SERVICES }, (_, i) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: `service-${i}`,
    namespace: 'default',
    uid: `uid-of-service-${i}`,
    annotations: {
      'github.com/project-slug': repositoryOf(i),
      'pagerduty.com/service-id': pagerServiceOf(i),
      'gitlab.com/project-slug': repositoryOf(i),
      'bitbucket.com/project-slug': repositoryOf(i),
      'dev.azure.com/project-repo': repositoryOf(i),
      'argocd/app-name': `service-${i}`,
      'jira/project-key': `SERVICE${i}`,
      'sentry.io/project-slug': `service-${i}`,
      'aws.amazon.com/amazon-ecs-service-arn': `arn:aws:ecs:eu-west-1:123456789012:service/shop/service-${i}`,
      'prometheus.io/service-name': `service-${i}`,
      'devops-domains.io/flux-object': `Kustomization/flux-system/service-${i}`,
    },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:default/a' },
}));
