// The backend that is measured: real catalog, authentication and permissions, one process of its own.
import { createBackend } from '@backstage/backend-defaults';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { generateEntities } from './entities';

const companyModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'bench-company',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider({
          getProviderName: () => 'bench-company',
          connect: (connection: EntityProviderConnection) =>
            connection.applyMutation({
              type: 'full',
              entities: generateEntities().map(entity => ({
                entity,
                locationKey: 'bench',
              })),
            }),
        });
      },
    });
  },
});

const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(companyModule);
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);
backend.add(import('@devops-domains/backstage-plugin-devops-backend'));

/** What an import costs is asked of the process that did it. */
process.on('message', message => {
  if (message === 'memory') {
    const { maxRSS } = process.resourceUsage();
    process.send?.({ rss: process.memoryUsage().rss, maxRss: maxRSS * 1024 });
  }
});

backend.start();
