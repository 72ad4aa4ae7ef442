import { useCallback, useRef } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
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
import { DeliveryFilterBar, PERIOD_FIELD } from './DeliveryFilterBar';
import { DeliveryTable } from './DeliveryTable';
import { Period, startOf } from './period';
import { DeliveryFilter } from './useDeliveryFilter';

const PAGE = 50;

function usePages(
  { period, status, source, text }: DeliveryFilter,
  readAt: number,
) {
  const api = useApi(devopsApiRef);
  const from = useRef<string>();
  const load = useCallback(
    (cursor?: string) => {
      // One list has one beginning, however long somebody reads it.
      if (cursor === undefined) from.current = startOf(period, Date.now());
      return api.getDeliveries({
        ...(from.current ? { from: from.current } : {}),
        ...(status ? { status: [status] } : {}),
        ...(source ? { source: [source] } : {}),
        ...(text ? { q: text } : {}),
        cursor,
        limit: PAGE,
      });
    },
    [api, period, status, source, text],
  );
  return useCursorPages<DeliverySummary, DeliveriesAnswer>(
    load,
    JSON.stringify([period, status, source, text]),
    readAt,
  );
}

/** Why the list is empty. */
function NoDeliveries(props: { period: Period; isNarrowed: boolean }) {
  const { period, isNarrowed } = props;
  const t = useTexts();
  const none =
    period === 'all' ? t('deliveries.none') : t('deliveries.noneInPeriod');
  return (
    <Typography variant="body2">
      {isNarrowed ? t('deliveries.noneMatches') : none}
    </Typography>
  );
}

/** At the end of a list that its period shortens: what is older is one step away. */
function ShowAll(props: { onChange: (part: Partial<DeliveryFilter>) => void }) {
  const { onChange } = props;
  const t = useTexts();
  const showAll = () => {
    // The button goes with what it was for; the keyboard stands on what it has set then.
    document.getElementById(PERIOD_FIELD)?.focus();
    onChange({ period: 'all' });
  };
  return (
    <Box mt={1}>
      <Button variant="outlined" size="small" onClick={showAll}>
        {t('deliveries.showAll')}
      </Button>
    </Box>
  );
}

/** The deliveries that a filter leaves, newest first. */
export function DeliveryList(props: {
  filter: DeliveryFilter;
  /** Read again when it changes. */
  readAt: number;
  timeZone: string;
  onChange: (part: Partial<DeliveryFilter>) => void;
}) {
  const { filter, readAt, timeZone, onChange } = props;
  const t = useTexts();
  const pages = usePages(filter, readAt);
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
          <NoDeliveries period={filter.period} isNarrowed={isNarrowed} />
        )}
      </PagedList>
      {first && !pages.hasMore && filter.period !== 'all' && (
        <ShowAll onChange={onChange} />
      )}
    </>
  );
}
