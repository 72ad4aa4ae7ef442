import { useCallback, useMemo } from 'react';
import {
  METRIC_IDS,
  ServiceSort,
} from '@devops-domains/backstage-plugin-devops-common';
import { useSearchParams } from 'react-router-dom';
import { withValues } from '../address/withValues';

/** The columns of the table of services, each of which sorts it. */
export const SERVICE_COLUMNS = ['name', ...METRIC_IDS] as const;

/** The same column again turns the order round; another begins with its greatest, names with A. */
function nextSort(sort: ServiceSort, by: ServiceSort['by']): ServiceSort {
  if (sort.by === by) {
    return { by, order: sort.order === 'asc' ? 'desc' : 'asc' };
  }
  return { by, order: by === 'name' ? 'asc' : 'desc' };
}

/** The order of the services in the address, by name unless it says so, and a way to sort by a column. */
export function useServiceSort(): [
  ServiceSort,
  (by: ServiceSort['by']) => void,
] {
  const [params, setParams] = useSearchParams();
  const by = SERVICE_COLUMNS.find(one => one === params.get('sort')) ?? 'name';
  const order = params.get('order') === 'desc' ? 'desc' : 'asc';
  const sort = useMemo(() => ({ by, order } as const), [by, order]);
  const sortBy = useCallback(
    (column: ServiceSort['by']) => {
      const next = nextSort(sort, column);
      setParams(
        current => withValues(current, { sort: next.by, order: next.order }),
        { replace: true },
      );
    },
    [sort, setParams],
  );
  return [sort, sortBy];
}
