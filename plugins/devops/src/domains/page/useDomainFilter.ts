import { useSearchParams } from 'react-router-dom';
import { withValues } from '../../address/withValues';
import { DomainFilter } from './filterDomains';

/** The filter of the page, kept in its address, so that it can be sent to others and survives going back. */
export function useDomainFilter() {
  const [params, setParams] = useSearchParams();
  const filter: DomainFilter = {
    text: params.get('q') ?? '',
    owner: params.get('owner') ?? '',
    onlyGaps: params.get('gaps') === '1',
  };
  const setFilter = (part: Partial<DomainFilter>) =>
    setParams(
      current => {
        const { text, owner, onlyGaps } = { ...filter, ...part };
        const gaps = onlyGaps ? '1' : '';
        return withValues(current, { q: text, owner, gaps });
      },
      { replace: true },
    );
  return { filter, setFilter };
}
