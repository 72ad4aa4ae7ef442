// One replica of the backend, in a process of its own so that it can be killed.
import { createBackend } from '@backstage/backend-defaults';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ENTITIES } from './company';

const backend = createBackend();
backend.add(catalogServiceMock.factory({ entities: ENTITIES }));
// Its ingress is what `npm run bench:webhooks` compares with.
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@devops-domains/backstage-plugin-devops-backend'));
const modules = [
  import('@devops-domains/backstage-plugin-devops-backend-module-alertmanager'),
  import('@devops-domains/backstage-plugin-devops-backend-module-argocd'),
  import('@devops-domains/backstage-plugin-devops-backend-module-aws-ecs'),
  import('@devops-domains/backstage-plugin-devops-backend-module-azure-devops'),
  import('@devops-domains/backstage-plugin-devops-backend-module-bitbucket'),
  import('@devops-domains/backstage-plugin-devops-backend-module-flux'),
  import('@devops-domains/backstage-plugin-devops-backend-module-github'),
  import('@devops-domains/backstage-plugin-devops-backend-module-gitlab'),
  import('@devops-domains/backstage-plugin-devops-backend-module-jira'),
  import('@devops-domains/backstage-plugin-devops-backend-module-pagerduty'),
  import('@devops-domains/backstage-plugin-devops-backend-module-sentry'),
];
modules.forEach(module => backend.add(module));

/** What a run costs is asked of the process that did the work. */
process.on('message', message => {
  if (message === 'memory') {
    global.gc?.();
    process.send?.({ rss: process.memoryUsage().rss });
  }
});

backend.start();
