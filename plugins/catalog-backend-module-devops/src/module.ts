import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { DevopsDomainProvider } from './domains/DevopsDomainProvider';
import { readDomainConfig } from './domains/domainConfig';
import { SystemMappingProcessor } from './mapping/SystemMappingProcessor';

/**
 * Backend module of the catalog: the eight DevOps domains as Domain entities,
 * and the mapping of Systems to them.
 *
 * @public
 */
export const catalogModuleDevops = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'devops',
  register(reg) {
    reg.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ catalog, config }) {
        const domains = readDomainConfig(config);
        catalog.addEntityProvider(new DevopsDomainProvider(domains));
        catalog.addProcessor(
          new SystemMappingProcessor({
            domainNamespace: domains.namespace,
            strict: config.getOptionalBoolean('devops.mapping.strict') ?? false,
          }),
        );
      },
    });
  },
});
