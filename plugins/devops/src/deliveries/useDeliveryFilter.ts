import {
  DELIVERY_STATUSES,
  DeliveryStatus,
} from '@devops-domains/backstage-plugin-devops-common';
import { useSearchParams } from 'react-router-dom';

/** What is shown of the log; empty is everything. */
export interface DeliveryFilter {
  status: DeliveryStatus | '';
  source: string;
  text: string;
  /** Id of the delivery that is open. */
  open: string;
}

const KEYS: Record<keyof DeliveryFilter, string> = {
  status: 'status',
  source: 'source',
  text: 'q',
  open: 'delivery',
};

/** The filter in the address, so that a delivery can be sent to others as a link. */
export function useDeliveryFilter() {
  const [params, setParams] = useSearchParams();
  const filter: DeliveryFilter = {
    status: DELIVERY_STATUSES.find(one => one === params.get('status')) ?? '',
    source: params.get('source') ?? '',
    text: params.get('q') ?? '',
    open: params.get('delivery') ?? '',
  };
  const setFilter = (part: Partial<DeliveryFilter>) =>
    setParams(
      current => {
        const next = new URLSearchParams(current);
        for (const [name, value] of Object.entries(part)) {
          const key = KEYS[name as keyof DeliveryFilter];
          if (value) {
            next.set(key, value);
          } else {
            next.delete(key);
          }
        }
        return next;
      },
      { replace: true },
    );
  return { filter, setFilter };
}
