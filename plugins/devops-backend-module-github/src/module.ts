import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { devopsSourcesExtensionPoint } from '@devops-domains/backstage-plugin-devops-node';
import { GithubSource } from './backfill/GithubSource';
import { readGithubBackfill } from './configuration/backfillSettings';
import {
  readGithubSettings,
  SETTINGS_KEY,
} from './configuration/githubSettings';
import { SOURCE_NAME } from './records/source';
import { createGithubConnector } from './webhook/createGithubConnector';

/**
 * Adds GitHub to the `devops` plugin: its webhook, and the reading of its
 * history where an integration has credentials.
 *
 * @public
 */
export const devopsModuleGithub = createBackendModule({
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
        const settings = readGithubSettings(
          config.getOptionalConfig(SETTINGS_KEY),
        );
        sources.addConnector(createGithubConnector(settings));
        const backfill = readGithubBackfill(config);
        if (backfill.enabled) {
          sources.addSource(
            new GithubSource({
              settings: { ...backfill, ...settings },
              integrations: ScmIntegrations.fromConfig(config),
              auth,
              catalog,
              logger,
            }),
          );
        }
      },
    });
  },
});
