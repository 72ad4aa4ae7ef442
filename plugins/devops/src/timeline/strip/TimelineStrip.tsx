import Box from '@material-ui/core/Box';
import {
  EvidenceAnswer,
  MetricsAnswer,
  TimelineAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../../dora/useMetricFormat';
import { useTexts } from '../../language/useTexts';
import { LoadingRows } from '../../state/LoadingRows';
import { Notice } from '../../state/Notice';
import { DrawnLane, StripFigure } from './StripFigure';
import { Lane, stripLanes } from './stripLanes';
import { useStripRecords } from './useStripRecords';

/** Where the earliest mark of the lanes stands; before it nothing is known of what was not fetched. */
const earliest = (lanes: Lane[]) =>
  Math.min(1, ...lanes.flatMap(({ marks }) => marks.map(({ start }) => start)));

function drawnLanes(
  window: MetricsAnswer,
  releases: TimelineAnswer | null,
  incidents: EvidenceAnswer | null,
): DrawnLane[] {
  const lanes = stripLanes(
    window,
    releases?.items ?? [],
    incidents?.items ?? [],
  );
  const isIncident = ({ id }: Lane) => id === 'incident';
  return lanes.map(lane => {
    const answer = isIncident(lane) ? incidents : releases;
    const alike = lanes.filter(one => isIncident(one) === isIncident(lane));
    return {
      ...lane,
      count: isIncident(lane) ? incidents?.total ?? 0 : lane.marks.length,
      unknown: answer?.nextCursor ? earliest(alike) : 0,
    };
  });
}

/** Says of what is drawn that it is not all. */
function CutNotice(props: {
  of: 'releases' | 'incidents';
  answer: TimelineAnswer | EvidenceAnswer | null;
}) {
  const { of, answer } = props;
  const t = useTexts();
  const { number } = useMetricFormat();
  return answer?.nextCursor ? (
    <Notice>
      {t(`dora.timeline.strip.cut.${of}`, {
        number: number(answer.items.length),
      })}
    </Notice>
  ) : null;
}

/** The releases and incidents of a window at a glance; the table below has the details. */
export function TimelineStrip(props: {
  answer: MetricsAnswer;
  /** Read again when it changes. */
  readAt: number;
}) {
  const { answer, readAt } = props;
  const t = useTexts();
  const { releases, incidents } = useStripRecords(answer, readAt);
  const { value: drawn = null } = incidents;
  if (releases.error) {
    return (
      <Notice tone="warning">{t('dora.timeline.strip.noReleases')}</Notice>
    );
  }
  if (releases.value === undefined) {
    return <LoadingRows rows={2} />;
  }
  return (
    <Box mb={2}>
      <StripFigure
        window={answer}
        lanes={drawnLanes(answer, releases.value, drawn)}
      />
      <CutNotice of="releases" answer={releases.value} />
      <CutNotice of="incidents" answer={drawn} />
      {incidents.error && (
        <Notice tone="warning">{t('dora.timeline.strip.noIncidents')}</Notice>
      )}
    </Box>
  );
}
