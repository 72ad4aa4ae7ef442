import { useCallback } from 'react';
import Box from '@material-ui/core/Box';
import LinearProgress from '@material-ui/core/LinearProgress';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  METRIC_IDS,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { devopsApiRef } from '../api';
import { DevopsCard } from '../card/DevopsCard';
import { distinctFindings } from '../findings/distinctFindings';
import { FindingList } from '../findings/FindingList';
import { formatDay, formatLastDay } from '../format/instant';
import { useLanguage } from '../language/useLanguage';
import { useTexts } from '../language/useTexts';
import { doraContentRouteRef } from '../routes';
import { SampleChip, StaleChip } from '../state/DataChips';
import { LoadFailure } from '../state/LoadFailure';
import { LoadingRows } from '../state/LoadingRows';
import { Notice } from '../state/Notice';
import { OverviewTable } from './OverviewTable';
import { ReadAgainNotice } from './ReadAgainNotice';
import { useKeptReading } from './useKeptReading';
import { useReadAgain } from './useReadAgain';
import { browserTimeZone } from './window/timeZones';

function OverviewBody(props: { answer: MetricsAnswer }) {
  const { answer } = props;
  const t = useTexts();
  if (answer.metrics.some(metric => metric.value !== null)) {
    return (
      <>
        <OverviewTable answer={answer} />
        <FindingList findings={answer.findings} />
      </>
    );
  }
  const findings = distinctFindings([
    ...answer.findings,
    ...answer.metrics.flatMap(metric => metric.findings),
  ]);
  return findings.length > 0 ? (
    <FindingList findings={findings} />
  ) : (
    <Notice>{t('dora.empty.noFindings')}</Notice>
  );
}

function CardOf(props: { entityRef: string }) {
  const { entityRef } = props;
  const api = useApi(devopsApiRef);
  const t = useTexts();
  const language = useLanguage();
  const tabRoute = useRouteRef(doraContentRouteRef);
  const load = useCallback(
    () => api.getMetrics({ entityRef, timeZone: browserTimeZone() }),
    [api, entityRef],
  );
  const { reading, value, error, retry } = useKeptReading(load, entityRef);
  const { stopped, again } = useReadAgain(
    reading,
    value?.stale ?? false,
    retry,
  );
  return (
    <DevopsCard
      title={t('dora.title')}
      subheader={
        value && (
          <>
            {t('dora.card.subheader', {
              from: formatDay(value.from, language, value.timeZone),
              to: formatLastDay(value.to, language, value.timeZone),
            })}{' '}
            {value.sources.some(source => source.sample) && <SampleChip />}
            {value.stale && <StaleChip />}
          </>
        )
      }
      deepLink={tabRoute && { title: t('dora.card.openTab'), link: tabRoute() }}
    >
      {error && (
        <LoadFailure
          title={t('dora.error.title')}
          error={error}
          onRetry={retry}
        />
      )}
      {stopped && <ReadAgainNotice onRead={again} />}
      {value?.stale && !stopped && (
        <Box mb={1}>
          <LinearProgress aria-label={t('dora.notices.stale')} />
        </Box>
      )}
      {value && <OverviewBody answer={value} />}
      {!value && !error && <LoadingRows rows={METRIC_IDS.length} />}
    </DevopsCard>
  );
}

/** The metrics of the entity of the page at a glance: one request draws all of them. */
export function OverviewCard() {
  const entityRef = stringifyEntityRef(useEntity().entity);
  // Begun anew for another entity, so that it never shows the numbers of the last.
  return <CardOf key={entityRef} entityRef={entityRef} />;
}
