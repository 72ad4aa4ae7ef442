import {
  AuditorService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { devopsDeliveryReadPermission } from '@devops-domains/backstage-plugin-devops-common';
import { Connector } from '@devops-domains/backstage-plugin-devops-node';
import { ScopeResolver } from '../catalog/ScopeResolver';
import { SourceServices } from '../sources/createSourceServices';
import { audited } from './audited';
import { Handlers } from './handler';

/** Endpoints about what feeds the portal. */
export function sourceRoutes(options: {
  scopes: ScopeResolver;
  connectors: ReadonlyMap<string, Connector>;
  sources: SourceServices;
  permissions: PermissionsService;
  auditor: AuditorService;
}): Pick<Handlers, 'getSources' | 'testSource'> {
  const { scopes, connectors, sources, auditor } = options;

  const visibleEntity = async (
    entityRef: string,
    credentials: BackstageCredentials,
  ) => {
    const scope = await scopes.resolve({ entityRef: [entityRef] }, credentials);
    const [ref] = scope.entityRefs;
    if (scope.isScope) {
      throw new InputError(
        `entityRef: ${ref} must be a Component or a Resource; a test event is about one of them`,
      );
    }
    const entity = (await sources.directory.byRefs([ref])).get(ref);
    if (!entity) throw new NotFoundError(`There is no entity ${ref}`);
    return entity;
  };

  return {
    getSources: async ({ query, credentials, now }) => {
      if (query.entityRef && query.entityRef.length > 0) {
        const scope = await scopes.resolve(
          { entityRef: query.entityRef },
          credentials,
        );
        return sources.health.readFor(
          scope.services,
          now,
          await mayInspect(options.permissions, credentials),
        );
      }
      if (!(await mayInspect(options.permissions, credentials))) {
        throw new NotAllowedError(
          `Without entityRef the permission ${devopsDeliveryReadPermission.name} is needed`,
        );
      }
      return sources.health.readAll(now);
    },

    testSource: async ({ path, body, credentials, request }) => {
      const { source } = path;
      const { entityRef } = body;
      const meta = { actionType: 'test', source, entityRef };
      const event = { eventId: 'source-test', request, meta };
      return audited(auditor, event, async () => {
        const connector = connectors.get(source);
        if (!connector) {
          throw new NotFoundError(`No module adds the source '${source}'`);
        }
        const entity = await visibleEntity(entityRef, credentials);
        const answer = await sources.tester.test(connector, entity, refs =>
          scopes.findVisible(refs, credentials),
        );
        const { delivery, deleted } = answer;
        return { answer, meta: { delivery, deleted } };
      });
    },
  };
}

async function mayInspect(
  permissions: PermissionsService,
  credentials: BackstageCredentials,
): Promise<boolean> {
  const permission = devopsDeliveryReadPermission;
  const [decision] = await permissions.authorize([{ permission }], {
    credentials,
  });
  return decision.result === AuthorizeResult.ALLOW;
}
