import {
  BackendFeature,
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { devopsSourcesExtensionPoint } from '../sourcesExtensionPoint';
import { Connector } from './connector';

/**
 * A module of the `devops` plugin that adds connectors and nothing else.
 *
 * @param options.create - gets the configuration below `devops.sources.<name>`
 * by name, or an empty one
 * @public
 */
export function createConnectorModule(options: {
  moduleId: string;
  create(settings: (source: string) => Config | undefined): Connector[];
}): BackendFeature {
  return createBackendModule({
    pluginId: 'devops',
    moduleId: options.moduleId,
    register(reg) {
      reg.registerInit({
        deps: {
          config: coreServices.rootConfig,
          sources: devopsSourcesExtensionPoint,
        },
        async init({ config, sources }) {
          const all = config.getOptionalConfig('devops.sources');
          const connectors = options.create(name =>
            all?.getOptionalConfig(name),
          );
          for (const connector of connectors) {
            sources.addConnector(connector);
          }
        },
      });
    },
  });
}
