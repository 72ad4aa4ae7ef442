import { useCallback } from 'react';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  MetricsAnswer,
  ServicesAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { devopsApiRef } from '../api';
import { useTexts } from '../language/useTexts';
import { PagedList } from '../paging/PagedList';
import { useCursorPages } from '../paging/useCursorPages';
import { Section } from '../state/Section';
import { isScope } from './isScope';
import { ServiceTable } from './ServiceTable';
import { useServiceSort } from './useServiceSort';

const PAGE = 25;

interface ServicesProps {
  answer: MetricsAnswer;
  /** Names the period of the answer. */
  period: string;
  /** Read again when it changes. */
  readAt: number;
}

function Services({ answer, period, readAt }: ServicesProps) {
  const { entityRef, from, to } = answer;
  const api = useApi(devopsApiRef);
  const t = useTexts();
  const [sort, sortBy] = useServiceSort();
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
    JSON.stringify([entityRef, period, sort.by, sort.order]),
    readAt,
  );
  const { first, items } = pages;
  return (
    <Section id="services" title={t('services.title')}>
      <PagedList
        pages={pages}
        more={t('services.more')}
        shown={items.length}
        failure={{ title: t('services.error') }}
      >
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
              onSort={sortBy}
            />
          </>
        )}
      </PagedList>
    </Section>
  );
}

/** On the page of a scope: which of its services to look at first. */
export function ServicesSection(props: ServicesProps) {
  return isScope(props.answer.entityRef) ? <Services {...props} /> : null;
}
