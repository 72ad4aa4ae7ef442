import { discoveryApiRef, useApi } from '@backstage/core-plugin-api';
import useAsync from 'react-use/esm/useAsync';

/** Where the paths of the API's answers begin. */
const PREFIX = '/api/devops';

/**
 * Makes whole addresses of the paths that the API names, such as
 * `/api/devops/v1/webhooks/github`, so that they can be entered in other systems.
 * A path stays as it is until the backend's address is known.
 */
export function useBackendAddress(): (path: string) => string {
  const discovery = useApi(discoveryApiRef);
  const { value: baseUrl } = useAsync(
    () => discovery.getBaseUrl('devops'),
    [discovery],
  );
  return path =>
    baseUrl && path.startsWith(PREFIX)
      ? `${baseUrl}${path.slice(PREFIX.length)}`
      : path;
}
