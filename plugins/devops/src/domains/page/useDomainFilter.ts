import { useSearchParams } from 'react-router-dom';
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
        const next = new URLSearchParams(current);
        const values = { q: text, owner, gaps: onlyGaps ? '1' : '' };
        for (const [key, value] of Object.entries(values)) {
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
