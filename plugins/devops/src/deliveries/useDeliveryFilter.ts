import {
  DELIVERY_STATUSES,
  DeliveryStatus,
} from '@devops-domains/backstage-plugin-devops-common';
import { useSearchParams } from 'react-router-dom';
import { withValues } from '../address/withValues';
import { defaultPeriod, Period, PERIODS } from './period';

/** What is shown of the log; empty is everything. */
export interface DeliveryFilter {
  period: Period;
  status: DeliveryStatus | '';
  source: string;
  text: string;
  /** Id of the delivery that is open. */
  open: string;
}

/** The filter in the address, so that a delivery can be sent to others as a link. */
export function useDeliveryFilter() {
  const [params, setParams] = useSearchParams();
  const status =
    DELIVERY_STATUSES.find(one => one === params.get('status')) ?? '';
  const filter: DeliveryFilter = {
    period:
      PERIODS.find(one => one === params.get('period')) ??
      defaultPeriod(status),
    status,
    source: params.get('source') ?? '',
    text: params.get('q') ?? '',
    open: params.get('delivery') ?? '',
  };
  const setFilter = (part: Partial<DeliveryFilter>) =>
    setParams(
      current =>
        withValues(current, {
          // Also where it is the default: what was chosen stays under another state.
          period: part.period,
          status: part.status,
          source: part.source,
          q: part.text,
          delivery: part.open,
        }),
      { replace: true },
    );
  return { filter, setFilter };
}
