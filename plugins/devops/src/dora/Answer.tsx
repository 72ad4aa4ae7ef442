import Grid from '@material-ui/core/Grid';
import {
  MetricId,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { DefinitionsSection } from '../definitions/DefinitionsSection';
import { DiagnosisSection } from '../diagnosis/DiagnosisSection';
import { distinctFindings } from '../findings/distinctFindings';
import { FindingList } from '../findings/FindingList';
import { CorrectionsSection } from '../overrides/CorrectionsSection';
import { ServicesSection } from '../services/ServicesSection';
import { SourcesSection } from '../sources/SourcesSection';
import { EmptyGuide } from '../state/EmptyGuide';
import { TimelineSection } from '../timeline/TimelineSection';
import { useWaitingChanges } from '../timeline/useWaitingChanges';
import { WaitingNotice } from '../timeline/WaitingNotice';
import { WaitingSection } from '../timeline/WaitingSection';
import { MetricPanel } from './MetricPanel';
import { Provenance } from './Provenance';

/** Nothing was received of the entity at all, so no card could show anything. */
const isUnknown = ({ metrics, sources, stale }: MetricsAnswer) =>
  !stale &&
  sources.length === 0 &&
  metrics.every(({ value, n }) => value === null && n === 0);

/** The numbers with all that stands below them. */
export function Answer(props: {
  answer: MetricsAnswer;
  /** Names the period of the answer. */
  period: string;
  /** Read again when it changes. */
  readAt: number;
  onEvidence: (metric: MetricId) => void;
}) {
  const { answer, period, readAt, onEvidence } = props;
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
      <ServicesSection answer={answer} period={period} readAt={readAt} />
      <TimelineSection answer={answer} period={period} readAt={readAt} />
      {!isUnknown(answer) && <WaitingSection answer={answer} pages={waiting} />}
      <CorrectionsSection />
      <SourcesSection answer={answer} />
      <DefinitionsSection answer={answer} />
    </>
  );
}
