import { useApi } from '@backstage/core-plugin-api';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { devopsApiRef } from '../api';

/** All domains, in one request. */
export function useDomains() {
  const api = useApi(devopsApiRef);
  return useAsyncRetry(() => api.getDomains(), [api]);
}
