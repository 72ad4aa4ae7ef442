import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  parseEnvironmentsAnnotation,
  PRODUCTION_ENVIRONMENTS_ANNOTATION,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  ID_ANNOTATION,
  instanceHostOf,
  projectUrlOf,
  SLUG_ANNOTATION,
} from '../records/annotations';

/** A Component or Resource that names a GitLab project. */
export interface CatalogProject {
  entityRef: string;
  /** Host of the GitLab. */
  host: string;
  /** What the API calls the project: its id, or its path. */
  reference: string;
  productionEnvironments: string[] | null;
}

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
];

/** All that the catalog has, whoever may see it: what a source reads does not depend on who asks. */
export async function readCatalogProjects(options: {
  catalog: CatalogService;
  auth: AuthService;
  integrations: ScmIntegrationRegistry;
}): Promise<CatalogProject[]> {
  const { catalog, auth, integrations } = options;
  const found: CatalogProject[] = [];
  const pages = catalog.streamEntities(
    { filter: { kind: ['Component', 'Resource'] }, fields: FIELDS },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  for await (const entities of pages) {
    found.push(
      ...entities.flatMap(entity => toCatalogProject(entity, integrations)),
    );
  }
  return found;
}

function toCatalogProject(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): CatalogProject[] {
  const annotations = entity.metadata.annotations ?? {};
  const reference =
    annotations[ID_ANNOTATION]?.trim() || annotations[SLUG_ANNOTATION]?.trim();
  if (!reference) {
    return [];
  }
  return [
    {
      entityRef: stringifyEntityRef(entity),
      host:
        instanceHostOf(annotations) ?? hostOfSource(annotations, integrations),
      reference,
      productionEnvironments: parseEnvironmentsAnnotation(
        annotations[PRODUCTION_ENVIRONMENTS_ANNOTATION],
      ),
    },
  ];
}

/** The GitLab that the entity's own file is in, where it is in one. */
function hostOfSource(
  annotations: Record<string, string>,
  integrations: ScmIntegrationRegistry,
): string {
  const location = projectUrlOf({
    ...annotations,
    [SLUG_ANNOTATION]: '',
  });
  const host = location === null ? null : new URL(location).host;
  return host !== null && integrations.gitlab.byHost(host)
    ? host
    : 'gitlab.com';
}
