import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { devopsSourcesExtensionPoint } from '@devops-domains/backstage-plugin-devops-node';
import { GitlabSource } from './backfill/GitlabSource';
import { readGitlabBackfill } from './configuration/backfillSettings';
import { readGitlabSettings } from './configuration/gitlabSettings';
import { SOURCE_NAME } from './records/source';
import { createGitlabConnector } from './webhook/createGitlabConnector';

/**
 * Adds GitLab to the `devops` plugin: its webhook, and the reading of its
 * history where the configuration allows it.
 *
 * @public
 */
export const devopsModuleGitlab = createBackendModule({
  pluginId: 'devops',
  moduleId: SOURCE_NAME,
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        sources: devopsSourcesExtensionPoint,
      },
      async init({ auth, catalog, config, logger, sources }) {
        const settings = readGitlabSettings(
          config.getOptionalConfig(`devops.sources.${SOURCE_NAME}`),
        );
        sources.addConnector(createGitlabConnector(settings));
        const backfill = readGitlabBackfill(config);
        if (backfill.enabled) {
          const source = new GitlabSource({
            settings: { ...backfill, ...settings },
            integrations: ScmIntegrations.fromConfig(config),
            auth,
            catalog,
            logger,
          });
          sources.addSource(source);
        }
      },
    });
  },
});
