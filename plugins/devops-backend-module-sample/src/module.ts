import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { devopsSourcesExtensionPoint } from '@devops-domains/backstage-plugin-devops-node';
import { isSampleEnabled } from './isSampleEnabled';
import { SampleSource } from './delivery/SampleSource';

/**
 * Adds the source `sample`, a generated history of the example company, in
 * development; in production only when `devops.sample.enabled` is true.
 *
 * @public
 */
export const devopsModuleSample = createBackendModule({
  pluginId: 'devops',
  moduleId: 'sample',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        sources: devopsSourcesExtensionPoint,
      },
      async init({ config, logger, sources }) {
        if (isSampleEnabled(config)) {
          sources.addSource(new SampleSource());
          logger.info(
            'Sample data of the example company are loaded; devops.sample.enabled: false leaves them out',
          );
        }
      },
    });
  },
});
