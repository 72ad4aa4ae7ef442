import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  DomainEntity,
} from '@backstage/catalog-model';
import {
  DEVOPS_DOMAIN_TYPE,
  DevopsDomain,
} from '@devops-domains/backstage-plugin-devops-common';
import { DomainConfig } from './domainConfig';

/** Where the entities say they come from: this package, no file. */
const LOCATION = 'devops-domains:built-in';

/** The catalog entity of a built-in domain. */
export function domainEntity(
  domain: DevopsDomain,
  config: DomainConfig,
): DomainEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Domain',
    metadata: {
      namespace: config.namespace,
      name: domain.id,
      title: domain.title.en,
      description: domain.description.en,
      tags: ['devops', ...domain.responsibilities],
      annotations: {
        [ANNOTATION_LOCATION]: LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
      },
    },
    spec: { owner: config.ownerOf(domain.id), type: DEVOPS_DOMAIN_TYPE },
  };
}
