import { useCallback, useState } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  MetricsAnswer,
  TimelineAnswer,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { devopsApiRef } from '../api';
import { useTexts } from '../language/useTexts';
import { useCursorPages } from '../paging/useCursorPages';
import { SampleChip } from '../state/DataChips';
import { LoadFailure } from '../state/LoadFailure';
import { LoadingRows } from '../state/LoadingRows';
import { sampleExtent } from '../state/sampleExtent';
import { Section } from '../state/Section';
import { DeploymentTable } from './DeploymentTable';
import { LiveTable } from './LiveTable';
import { TimelineStrip } from './strip/TimelineStrip';

/** How many deployments are fetched at once: what the strip needs of a usual period. */
const PAGE = 200;
/** How many more rows of the table are shown at once. */
const ROWS = 25;

/** What is live where, the releases at a glance, and the latest deployments in any environment and any state. */
export function TimelineSection(props: { answer: MetricsAnswer }) {
  const { answer } = props;
  const { entityRef, from, to, timeZone, services } = answer;
  const api = useApi(devopsApiRef);
  const t = useTexts();
  const [rows, setRows] = useState(ROWS);
  const load = useCallback(
    (cursor?: string) =>
      api.getDeployments({ entityRef, from, to, cursor, limit: PAGE }),
    [api, entityRef, from, to],
  );
  const pages = useCursorPages<TimelineDeployment, TimelineAnswer>(load);
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
      {items.some(({ failed }) => failed !== null) && (
        <TimelineStrip
          answer={answer}
          deployments={items}
          isCut={pages.hasMore}
        />
      )}
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
      {pages.loading && <LoadingRows />}
      {pages.error && (
        <LoadFailure
          title={t('dora.error.timeline')}
          error={pages.error}
          onRetry={pages.retry}
        />
      )}
      {(pages.hasMore || items.length > rows) &&
        !pages.loading &&
        !pages.error && (
          <Box mt={1}>
            <Button variant="outlined" size="small" onClick={showMore}>
              {t('dora.timeline.more')}
            </Button>
          </Box>
        )}
    </Section>
  );
}
