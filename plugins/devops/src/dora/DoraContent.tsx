import { useCallback, useMemo, useState } from 'react';
import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  DEFAULT_BENCHMARK_YEAR,
  MetricId,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { DefinitionsSection } from '../definitions/DefinitionsSection';
import { DiagnosisSection } from '../diagnosis/DiagnosisSection';
import { EvidenceDialog } from '../evidence/EvidenceDialog';
import { distinctFindings } from '../findings/distinctFindings';
import { FindingList } from '../findings/FindingList';
import { useTexts } from '../language/useTexts';
import { useWordStyles } from '../language/useWordStyles';
import { CorrectionsSection } from '../overrides/CorrectionsSection';
import { OverridesProvider } from '../overrides/OverridesContext';
import { ServicesSection } from '../services/ServicesSection';
import { SourcesSection } from '../sources/SourcesSection';
import { EmptyGuide } from '../state/EmptyGuide';
import { LoadFailure } from '../state/LoadFailure';
import { TimelineSection } from '../timeline/TimelineSection';
import { useWaitingChanges } from '../timeline/useWaitingChanges';
import { WaitingNotice } from '../timeline/WaitingNotice';
import { WaitingSection } from '../timeline/WaitingSection';
import { LoadingPanels } from './LoadingPanels';
import { MetricPanel } from './MetricPanel';
import { Provenance } from './Provenance';
import { useDoraMetrics } from './useDoraMetrics';
import { intervalOf } from './window/interval';
import { useView } from './window/useView';
import { WindowControls } from './window/WindowControls';

/** Nothing was received of the entity at all, so no card could show anything. */
const isUnknown = ({ metrics, sources, stale }: MetricsAnswer) =>
  !stale &&
  sources.length === 0 &&
  metrics.every(({ value, n }) => value === null && n === 0);

function Answer(props: {
  answer: MetricsAnswer;
  /** When the records were last asked for. */
  readAt: number;
  onEvidence: (metric: MetricId) => void;
}) {
  const { answer, readAt, onEvidence } = props;
  const waiting = useWaitingChanges(answer.entityRef, readAt);
  return (
    <>
      <Provenance answer={answer} />
      {isUnknown(answer) ? (
        <EmptyGuide
          entityRef={answer.entityRef}
          findings={distinctFindings([
            ...answer.findings,
            ...answer.metrics.flatMap(metric => metric.findings),
          ])}
        />
      ) : (
        <>
          <FindingList findings={answer.findings} />
          <Grid container spacing={2}>
            {answer.metrics.map(metric => (
              <Grid item xs={12} md={6} xl={4} key={metric.metric}>
                <MetricPanel
                  metric={metric}
                  answer={answer}
                  beside={
                    metric.metric === 'lead-time' && (
                      <WaitingNotice waiting={waiting.first} />
                    )
                  }
                  onEvidence={() => onEvidence(metric.metric)}
                />
              </Grid>
            ))}
          </Grid>
          <DiagnosisSection answer={answer} onEvidence={onEvidence} />
        </>
      )}
      <ServicesSection answer={answer} readAt={readAt} />
      <TimelineSection answer={answer} readAt={readAt} />
      <WaitingSection answer={answer} pages={waiting} />
      <CorrectionsSection />
      <SourcesSection answer={answer} />
      <DefinitionsSection answer={answer} />
    </>
  );
}

function ContentOf(props: { entityRef: string }) {
  const { entityRef } = props;
  const classes = useWordStyles();
  const t = useTexts();
  const [view, changeView] = useView();
  const [now, setNow] = useState(() => Date.now());
  const refresh = useCallback(() => setNow(Date.now()), []);
  const interval = useMemo(() => intervalOf(view, now), [view, now]);
  const [evidence, setEvidence] = useState<MetricId | null>(null);
  const { value, error, loading } = useDoraMetrics(
    entityRef,
    view,
    interval,
    now,
  );
  const { answer, readAt = now } = value ?? {};
  const shown = answer?.metrics.find(({ metric }) => metric === evidence);
  const answeredYear = answer?.metrics.find(({ benchmark }) => benchmark)
    ?.benchmark?.year;

  return (
    <section
      className={classes.whole}
      aria-labelledby="devops-dora-title"
      aria-busy={loading}
    >
      <Typography id="devops-dora-title" variant="h4" component="h2">
        {t('dora.title')}
      </Typography>
      <WindowControls
        view={view}
        interval={interval}
        benchmarkYear={
          view.benchmarkYear ?? answeredYear ?? DEFAULT_BENCHMARK_YEAR
        }
        onChange={changeView}
        onRefresh={refresh}
      />
      <Box height={4}>{loading && answer && <LinearProgress />}</Box>
      {loading && !answer && <LoadingPanels />}
      {error && !loading && (
        <LoadFailure
          title={t('dora.error.title')}
          error={error}
          onRetry={refresh}
        />
      )}
      {answer && (
        <OverridesProvider answer={answer} onChange={refresh}>
          <Answer answer={answer} readAt={readAt} onEvidence={setEvidence} />
          {shown && (
            <EvidenceDialog
              answer={answer}
              metric={shown}
              refreshing={loading}
              onRefresh={refresh}
              onClose={() => setEvidence(null)}
            />
          )}
        </OverridesProvider>
      )}
    </section>
  );
}

/** The entity tab: every metric with its chart, its definition and its evidence. */
export function DoraContent() {
  const entityRef = stringifyEntityRef(useEntity().entity);
  // Begun anew for another entity, so that it never shows the numbers of the last.
  return <ContentOf key={entityRef} entityRef={entityRef} />;
}
