import { useCallback, useState } from 'react';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  MetricsAnswer,
  TimelineAnswer,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { devopsApiRef } from '../api';
import { useTexts } from '../language/useTexts';
import { PagedList } from '../paging/PagedList';
import { useCursorPages } from '../paging/useCursorPages';
import { SampleChip } from '../state/DataChips';
import { sampleExtent } from '../state/sampleExtent';
import { Section } from '../state/Section';
import { DeploymentTable } from './DeploymentTable';
import { LiveTable } from './LiveTable';
import { TimelineStrip } from './strip/TimelineStrip';
import { hasMarks } from './strip/useStripRecords';

/** How many deployments are fetched at once. */
const PAGE = 200;
/** How many more rows of the table are shown at once. */
const ROWS = 25;

/** What is live where, the releases at a glance, and the latest deployments in any environment and any state. */
export function TimelineSection(props: {
  answer: MetricsAnswer;
  /** Names the period of the answer. */
  period: string;
  /** Read again when it changes. */
  readAt: number;
}) {
  const { answer, period, readAt } = props;
  const { entityRef, from, to, timeZone, services } = answer;
  const api = useApi(devopsApiRef);
  const t = useTexts();
  const [rows, setRows] = useState(ROWS);
  const load = useCallback(
    (cursor?: string) =>
      api.getDeployments({ entityRef, from, to, cursor, limit: PAGE }),
    [api, entityRef, from, to],
  );
  const pages = useCursorPages<TimelineDeployment, TimelineAnswer>(
    load,
    JSON.stringify([entityRef, period]),
    readAt,
  );
  const isScope = services > 1;
  const live = pages.first?.live ?? [];
  const { items } = pages;
  const showMore = () => {
    setRows(rows + ROWS);
    if (rows + ROWS > items.length && pages.hasMore) {
      pages.loadMore();
    }
  };
  return (
    <Section
      id="timeline"
      title={t('dora.timeline.title')}
      aside={sampleExtent(items) === 'all' && <SampleChip />}
    >
      {hasMarks(answer) && (
        // Begun anew for another period, in which the former marks would stand wrong.
        <TimelineStrip key={`${from} ${to}`} answer={answer} readAt={readAt} />
      )}
      <PagedList
        pages={{
          ...pages,
          hasMore: pages.hasMore || items.length > rows,
          loadMore: showMore,
        }}
        more={t('dora.timeline.more')}
        shown={Math.min(rows, items.length)}
        failure={{ title: t('dora.error.timeline') }}
      >
        {live.length > 0 && (
          <LiveTable live={live} isScope={isScope} timeZone={timeZone} />
        )}
        {items.length > 0 && (
          <DeploymentTable
            deployments={items.slice(0, rows)}
            isScope={isScope}
            timeZone={timeZone}
            markSample={sampleExtent(items) === 'some'}
          />
        )}
        {pages.first && items.length === 0 && (
          <Typography variant="body2">{t('dora.timeline.empty')}</Typography>
        )}
      </PagedList>
    </Section>
  );
}
