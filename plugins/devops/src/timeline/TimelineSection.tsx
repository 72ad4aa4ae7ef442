import { useCallback } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import {
  MetricsAnswer,
  TimelineAnswer,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { devopsApiRef } from '../api';
import { useTexts } from '../language/useTexts';
import { useCursorPages } from '../paging/useCursorPages';
import { LoadFailure } from '../state/LoadFailure';
import { Section } from '../state/Section';
import { DeploymentTable } from './DeploymentTable';
import { LiveTable } from './LiveTable';

const PAGE = 25;

/** What is live where, and the latest deployments in any environment and any state. */
export function TimelineSection(props: { answer: MetricsAnswer }) {
  const { entityRef, from, to, timeZone, services } = props.answer;
  const api = useApi(devopsApiRef);
  const t = useTexts();
  const load = useCallback(
    (cursor?: string) =>
      api.getDeployments({ entityRef, from, to, cursor, limit: PAGE }),
    [api, entityRef, from, to],
  );
  const pages = useCursorPages<TimelineDeployment, TimelineAnswer>(load);
  const isScope = services > 1;
  const live = pages.first?.live ?? [];
  return (
    <Section id="timeline" title={t('dora.timeline.title')}>
      {live.length > 0 && (
        <LiveTable live={live} isScope={isScope} timeZone={timeZone} />
      )}
      {pages.items.length > 0 && (
        <DeploymentTable
          deployments={pages.items}
          isScope={isScope}
          timeZone={timeZone}
        />
      )}
      {pages.first && pages.items.length === 0 && (
        <Typography variant="body2">{t('dora.timeline.empty')}</Typography>
      )}
      {pages.loading && <Progress />}
      {pages.error && (
        <LoadFailure
          title={t('dora.error.timeline')}
          error={pages.error}
          onRetry={pages.retry}
        />
      )}
      {pages.hasMore && !pages.loading && !pages.error && (
        <Box mt={1}>
          <Button variant="outlined" size="small" onClick={pages.loadMore}>
            {t('dora.timeline.more')}
          </Button>
        </Box>
      )}
    </Section>
  );
}
