import { useCallback } from 'react';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  DeliveriesAnswer,
  DeliverySummary,
} from '@devops-domains/backstage-plugin-devops-common';
import { devopsApiRef } from '../api';
import { useTexts } from '../language/useTexts';
import { PagedList } from '../paging/PagedList';
import { useCursorPages } from '../paging/useCursorPages';
import { DeliveryFilterBar } from './DeliveryFilterBar';
import { DeliveryTable } from './DeliveryTable';
import { DeliveryFilter } from './useDeliveryFilter';

const PAGE = 50;

function usePages({ status, source, text }: DeliveryFilter) {
  const api = useApi(devopsApiRef);
  const load = useCallback(
    (cursor?: string) =>
      api.getDeliveries({
        ...(status ? { status: [status] } : {}),
        ...(source ? { source: [source] } : {}),
        ...(text ? { q: text } : {}),
        cursor,
        limit: PAGE,
      }),
    [api, status, source, text],
  );
  return useCursorPages<DeliverySummary, DeliveriesAnswer>(load);
}

/** The deliveries that a filter leaves, newest first. */
export function DeliveryList(props: {
  filter: DeliveryFilter;
  timeZone: string;
  onChange: (part: Partial<DeliveryFilter>) => void;
}) {
  const { filter, timeZone, onChange } = props;
  const t = useTexts();
  const pages = usePages(filter);
  const { first, items } = pages;
  const isNarrowed = Boolean(filter.status || filter.source || filter.text);
  return (
    <>
      <DeliveryFilterBar
        filter={filter}
        counts={first?.counts ?? []}
        onChange={onChange}
      />
      <PagedList
        pages={pages}
        more={t('deliveries.more')}
        shown={items.length}
        failure={{
          title: t('deliveries.error'),
          noPermission: {
            title: t('deliveries.noPermission.title'),
            description: t('deliveries.noPermission.description'),
          },
        }}
      >
        {items.length > 0 && (
          <DeliveryTable
            deliveries={items}
            timeZone={timeZone}
            onOpen={open => onChange({ open })}
          />
        )}
        {first && items.length === 0 && (
          <Typography variant="body2">
            {isNarrowed ? t('deliveries.noneMatches') : t('deliveries.none')}
          </Typography>
        )}
      </PagedList>
    </>
  );
}
