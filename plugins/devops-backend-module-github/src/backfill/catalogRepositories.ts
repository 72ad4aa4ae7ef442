import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  parseEnvironmentsAnnotation,
  PRODUCTION_ENVIRONMENTS_ANNOTATION,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  RepositoryAddress,
  repositoryOf,
  SLUG_ANNOTATION,
} from '../records/annotations';

/** A repository that Components or Resources name. */
export interface CatalogRepository extends RepositoryAddress {
  entityRefs: string[];
  /** Of each entity by its own annotation; null without it. */
  productionEnvironments: (string[] | null)[];
}

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
];

/** All that the catalog has, whoever may see it: what a source reads does not depend on who asks. */
export async function readCatalogRepositories(options: {
  catalog: CatalogService;
  auth: AuthService;
  integrations: ScmIntegrationRegistry;
}): Promise<CatalogRepository[]> {
  const { catalog, auth, integrations } = options;
  const found = new Map<string, CatalogRepository>();
  const pages = catalog.streamEntities(
    {
      filter: { kind: ['Component', 'Resource'] },
      fields: FIELDS,
    },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  const isGithub = (host: string) => Boolean(integrations.github.byHost(host));
  for await (const entities of pages) {
    entities.forEach(entity => addTo(found, entity, isGithub));
  }
  return [...found.values()];
}

function addTo(
  found: Map<string, CatalogRepository>,
  entity: Entity,
  isGithub: (host: string) => boolean,
): void {
  const annotations = entity.metadata.annotations ?? {};
  if (!annotations[SLUG_ANNOTATION]) {
    return;
  }
  const address = repositoryOf(annotations, isGithub);
  if (!address) {
    return;
  }
  // GitHub's names are the same in any case.
  const key = `${address.host}/${address.slug}`.toLowerCase();
  const repository = found.get(key) ?? {
    ...address,
    entityRefs: [],
    productionEnvironments: [],
  };
  repository.entityRefs.push(stringifyEntityRef(entity));
  repository.productionEnvironments.push(
    parseEnvironmentsAnnotation(
      annotations[PRODUCTION_ENVIRONMENTS_ANNOTATION],
    ),
  );
  found.set(key, repository);
}
