import {
  createApiFactory,
  createApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  DevopsApi,
  DevopsClient,
} from '@devops-domains/backstage-plugin-devops-common';

/** Reads domains and metrics from the DevOps backend. @public */
export const devopsApiRef = createApiRef<DevopsApi>({
  id: 'plugin.devops.service',
});

/** The client of the DevOps backend, with the app's own way to fetch. @public */
export const devopsApiFactory = createApiFactory({
  api: devopsApiRef,
  deps: { fetchApi: fetchApiRef },
  factory: ({ fetchApi }) => new DevopsClient({ fetchApi }),
});
