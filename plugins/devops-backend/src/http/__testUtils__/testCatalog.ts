import { createServiceFactory } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  CatalogService,
  CatalogServiceRequestOptions,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

const HIDDEN = 'example.com/hidden';

/** A Component; a hidden one is shown to services only. */
export function component(name: string, options: { hidden?: boolean } = {}) {
  return entity('Component', name, {
    annotations: options.hidden ? { [HIDDEN]: 'true' } : {},
  });
}

/** Components `service-1` to `service-<count>`. */
export const services = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    component(`service-${index + 1}`),
  );

/** Any entity in the default namespace. */
export function entity(
  kind: string,
  name: string,
  more: {
    annotations?: Record<string, string>;
    relations?: Entity['relations'];
  } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      uid: `uid-${kind}-${name}`,
      name,
      namespace: 'default',
      annotations: more.annotations ?? {},
    },
    spec: { type: 'service', owner: 'group:default/web' },
    relations: more.relations ?? [],
  };
}

/** A catalog in memory in which users do not see what is hidden. */
export function testCatalogFactory(entities: Entity[]) {
  const everything = catalogServiceMock({ entities });
  const shown = catalogServiceMock({
    entities: entities.filter(one => !one.metadata.annotations?.[HIDDEN]),
  });
  const catalog = new Proxy<CatalogService>(everything, {
    get(_, name: keyof CatalogService) {
      // Whoever awaits the catalog asks whether it is a promise.
      if (typeof everything[name] !== 'function') return undefined;
      return (...args: unknown[]) => {
        const options = args.at(-1) as CatalogServiceRequestOptions;
        const { type } = options.credentials.principal as { type?: string };
        const target = type === 'user' ? shown : everything;
        return Reflect.apply(target[name], target, args);
      };
    },
  });
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () => catalog,
  });
}
