import { createConnectorModule } from '@devops-domains/backstage-plugin-devops-node';
import { readBitbucketSettings } from './configuration/bitbucketSettings';
import { createBitbucketConnector } from './createBitbucketConnector';

/** Adds the source `bitbucket`. @public */
export const bitbucketModule = createConnectorModule({
  moduleId: 'bitbucket',
  create: settings => [
    createBitbucketConnector(readBitbucketSettings(settings('bitbucket'))),
  ],
});
