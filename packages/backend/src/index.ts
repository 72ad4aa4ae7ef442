import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

backend.add(
  import('@devops-domains/backstage-plugin-catalog-backend-module-devops'),
);
backend.add(import('@devops-domains/backstage-plugin-devops-backend'));
backend.add(
  import('@devops-domains/backstage-plugin-devops-backend-module-alertmanager'),
);
backend.add(
  import('@devops-domains/backstage-plugin-devops-backend-module-argocd'),
);
backend.add(
  import('@devops-domains/backstage-plugin-devops-backend-module-aws-ecs'),
);
backend.add(
  import('@devops-domains/backstage-plugin-devops-backend-module-azure-devops'),
);
backend.add(
  import('@devops-domains/backstage-plugin-devops-backend-module-bitbucket'),
);
backend.add(
  import('@devops-domains/backstage-plugin-devops-backend-module-flux'),
);
backend.add(
  import('@devops-domains/backstage-plugin-devops-backend-module-git'),
);
backend.add(
  import('@devops-domains/backstage-plugin-devops-backend-module-github'),
);
backend.add(
  import('@devops-domains/backstage-plugin-devops-backend-module-gitlab'),
);
backend.add(
  import('@devops-domains/backstage-plugin-devops-backend-module-jira'),
);
backend.add(
  import('@devops-domains/backstage-plugin-devops-backend-module-pagerduty'),
);
backend.add(
  import('@devops-domains/backstage-plugin-devops-backend-module-sample'),
);
backend.add(
  import('@devops-domains/backstage-plugin-devops-backend-module-sentry'),
);

backend.start();
