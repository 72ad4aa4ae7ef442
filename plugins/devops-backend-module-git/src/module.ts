import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { devopsSourcesExtensionPoint } from '@devops-domains/backstage-plugin-devops-node';
import { readGitConfig } from './configuration/readGitConfig';
import { GitSource } from './GitSource';

/**
 * Adds the source `git` to the `devops` plugin when `devops.git.repositories`
 * names a repository.
 *
 * @public
 */
export const devopsModuleGit = createBackendModule({
  pluginId: 'devops',
  moduleId: 'git',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        sources: devopsSourcesExtensionPoint,
      },
      async init({ config: root, logger, sources }) {
        const config = readGitConfig(root);
        if (config.repositories.length > 0) {
          sources.addSource(new GitSource({ config, logger }));
        }
      },
    });
  },
});
