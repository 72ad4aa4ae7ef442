import { createConnectorModule } from '@devops-domains/backstage-plugin-devops-node';
import { readSentrySettings } from './configuration/sentrySettings';
import { createSentryConnector } from './createSentryConnector';

/** Adds the source `sentry`. @public */
export const sentryModule = createConnectorModule({
  moduleId: 'sentry',
  create: settings => [
    createSentryConnector(readSentrySettings(settings('sentry'))),
  ],
});
