import { useCallback, useMemo, useState } from 'react';
import Box from '@material-ui/core/Box';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { DEFAULT_BENCHMARK_YEAR } from '@devops-domains/backstage-plugin-devops-common';
import { EvidenceDialog } from '../evidence/EvidenceDialog';
import { useShownEvidence } from '../evidence/useShownEvidence';
import { useTexts } from '../language/useTexts';
import { useWordStyles } from '../language/useWordStyles';
import { OverridesProvider } from '../overrides/OverridesContext';
import { LoadFailure } from '../state/LoadFailure';
import { Answer } from './Answer';
import { LoadingPanels } from './LoadingPanels';
import { ReadAgainNotice } from './ReadAgainNotice';
import { useDoraMetrics } from './useDoraMetrics';
import { useReadAgain } from './useReadAgain';
import { intervalOf } from './window/interval';
import { useView } from './window/useView';
import { WindowControls } from './window/WindowControls';

function ContentOf(props: { entityRef: string }) {
  const { entityRef } = props;
  const classes = useWordStyles();
  const t = useTexts();
  const [view, changeView] = useView();
  const [now, setNow] = useState(() => Date.now());
  const refresh = useCallback(() => setNow(Date.now()), []);
  const interval = useMemo(() => intervalOf(view, now), [view, now]);
  const [evidence, setEvidence] = useShownEvidence();
  const { reading, value, error, loading, retry } = useDoraMetrics(
    entityRef,
    view,
    interval,
    now,
  );
  const { answer, period = '', readAt = 0 } = value ?? {};
  const { stopped, again } = useReadAgain(
    reading,
    answer?.stale ?? false,
    retry,
    // Not while somebody reads the records of a number, which would move.
    evidence !== null,
  );
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
      {/* What was read last stays below it, also while it is read again. */}
      {error && (answer || !loading) && (
        <LoadFailure
          title={t('dora.error.title')}
          error={error}
          onRetry={refresh}
        />
      )}
      {stopped && <ReadAgainNotice onRead={again} />}
      {answer && (
        <OverridesProvider answer={answer} onChange={refresh}>
          <Answer
            answer={answer}
            period={period}
            readAt={readAt}
            onEvidence={setEvidence}
          />
          {shown && (
            <EvidenceDialog
              answer={answer}
              metric={shown}
              period={period}
              readAt={readAt}
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
