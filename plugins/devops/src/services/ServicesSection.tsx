import { useCallback, useState } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  MetricsAnswer,
  ServicesAnswer,
  ServiceSort,
} from '@devops-domains/backstage-plugin-devops-common';
import { devopsApiRef } from '../api';
import { useTexts } from '../language/useTexts';
import { useCursorPages } from '../paging/useCursorPages';
import { useShownPages } from '../paging/useShownPages';
import { LoadFailure } from '../state/LoadFailure';
import { LoadingRows } from '../state/LoadingRows';
import { Section } from '../state/Section';
import { isScope } from './isScope';
import { ServiceTable } from './ServiceTable';

const PAGE = 25;

/** The same column again turns the order round; another begins with its greatest, names with A. */
function nextSort(sort: ServiceSort, by: ServiceSort['by']): ServiceSort {
  if (sort.by === by) {
    return { by, order: sort.order === 'asc' ? 'desc' : 'asc' };
  }
  return { by, order: by === 'name' ? 'asc' : 'desc' };
}

function Services(props: { answer: MetricsAnswer }) {
  const { entityRef, from, to } = props.answer;
  const api = useApi(devopsApiRef);
  const t = useTexts();
  const [sort, setSort] = useState<ServiceSort>({ by: 'name', order: 'asc' });
  const load = useCallback(
    (cursor?: string) =>
      api.getServices({
        entityRef,
        from,
        to,
        sort: sort.by,
        order: sort.order,
        cursor,
        limit: PAGE,
      }),
    [api, entityRef, from, to, sort],
  );
  const pages = useCursorPages<ServicesAnswer['items'][number], ServicesAnswer>(
    load,
  );
  const { first, items } = useShownPages(pages);
  return (
    <Section id="services" title={t('services.title')}>
      {first && first.total === 0 && (
        <Typography variant="body2">{t('services.empty')}</Typography>
      )}
      {first && first.total > 0 && (
        <>
          <Typography variant="body2" color="textSecondary">
            {t('services.hint')}
          </Typography>
          <ServiceTable
            answer={first}
            items={items}
            sort={sort}
            onSort={by => setSort(nextSort(sort, by))}
          />
        </>
      )}
      {pages.loading && !first && <LoadingRows />}
      {pages.error && (
        <LoadFailure
          title={t('services.error')}
          error={pages.error}
          onRetry={pages.retry}
        />
      )}
      {pages.hasMore && !pages.loading && !pages.error && (
        <Box mt={1}>
          <Button variant="outlined" size="small" onClick={pages.loadMore}>
            {t('services.more')}
          </Button>
        </Box>
      )}
    </Section>
  );
}

/** On the page of a scope: which of its services to look at first. */
export function ServicesSection(props: { answer: MetricsAnswer }) {
  return isScope(props.answer.entityRef) ? (
    <Services answer={props.answer} />
  ) : null;
}
