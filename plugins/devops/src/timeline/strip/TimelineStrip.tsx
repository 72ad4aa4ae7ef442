import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { MetricsAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../../dora/useMetricFormat';
import { formatDay, formatInstant, formatLastDay } from '../../format/instant';
import { useTexts } from '../../language/useTexts';
import { LoadingRows } from '../../state/LoadingRows';
import { Notice } from '../../state/Notice';
import { LaneTrack } from './LaneTrack';
import { MarkShape } from './MarkShape';
import { Lane, LaneId, Mark, stripLanes } from './stripLanes';
import { useStripRecords } from './useStripRecords';

const useStyles = makeStyles(
  theme => ({
    figure: { margin: 0 },
    lanes: { listStyle: 'none', margin: 0, padding: 0 },
    lane: { display: 'flex', alignItems: 'center' },
    label: {
      display: 'flex',
      alignItems: 'center',
      width: 176,
      flexShrink: 0,
      gap: theme.spacing(1),
      [theme.breakpoints.down('xs')]: { width: 132 },
    },
    track: { flex: 1, minWidth: 0, margin: theme.spacing(0, 1) },
    days: {
      display: 'flex',
      justifyContent: 'space-between',
      marginLeft: 176,
      [theme.breakpoints.down('xs')]: { marginLeft: 132 },
    },
  }),
  { name: 'PluginDevopsTimelineStrip' },
);

/** The day in the middle of a window. */
const middleOf = (from: string, to: string) =>
  new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString();

/** Where the earliest mark of the lanes stands; before it nothing is known of what was not fetched. */
const earliest = (lanes: Lane[]) =>
  Math.min(1, ...lanes.flatMap(({ marks }) => marks.map(({ start }) => start)));

function LaneLabel(props: { lane: LaneId; count: number }) {
  const classes = useStyles();
  const t = useTexts();
  const { number } = useMetricFormat();
  return (
    <span className={classes.label}>
      <svg width={14} height={14} viewBox="-7 -7 14 14" aria-hidden>
        <MarkShape lane={props.lane} />
      </svg>
      <Typography variant="body2" component="span">
        {t(`dora.timeline.strip.${props.lane}`, {
          number: number(props.count),
        })}
      </Typography>
    </span>
  );
}

/** What was drawn of the records of a window, where it is not all. */
function CutNotice(props: { of: 'releases' | 'incidents'; drawn: number }) {
  const t = useTexts();
  const { number } = useMetricFormat();
  return (
    <Notice>
      {t(`dora.timeline.strip.cut.${props.of}`, {
        number: number(props.drawn),
      })}
    </Notice>
  );
}

/** The releases and incidents of a window at a glance; the table below has the details. */
export function TimelineStrip(props: {
  answer: MetricsAnswer;
  /** Read again when it changes. */
  readAt: number;
}) {
  const { answer, readAt } = props;
  const { from, to, timeZone } = answer;
  const classes = useStyles();
  const t = useTexts();
  const { language } = useMetricFormat();
  const { releases, incidents } = useStripRecords(answer, readAt);
  const deployments = releases.value?.items ?? [];
  const drawn = incidents.value?.items ?? [];
  const lanes = stripLanes(answer, deployments, drawn);
  const isIncident = ({ id }: Lane) => id === 'incident';
  const cut = {
    releases: Boolean(releases.value?.nextCursor),
    incidents: Boolean(incidents.value?.nextCursor),
  };
  const unknownOf = (lane: Lane) =>
    cut[isIncident(lane) ? 'incidents' : 'releases']
      ? earliest(lanes.filter(one => isIncident(one) === isIncident(lane)))
      : 0;
  const titleOf = (mark: Mark) =>
    [mark.name, formatInstant(mark.at, language, timeZone)]
      .filter(Boolean)
      .join(' · ');
  if ((releases.loading && !releases.value) || releases.error) {
    return releases.error ? (
      <Notice tone="warning">{t('dora.timeline.strip.noReleases')}</Notice>
    ) : (
      <LoadingRows rows={2} />
    );
  }
  return (
    <Box mb={2}>
      <figure
        className={classes.figure}
        aria-label={t('dora.timeline.strip.title')}
      >
        <ul className={classes.lanes}>
          {lanes.map(lane => (
            <li key={lane.id} className={classes.lane}>
              <LaneLabel
                lane={lane.id}
                count={
                  isIncident(lane)
                    ? incidents.value?.total ?? 0
                    : lane.marks.length
                }
              />
              <div className={classes.track}>
                <LaneTrack
                  lane={lane}
                  unknown={unknownOf(lane)}
                  titleOf={titleOf}
                />
              </div>
            </li>
          ))}
        </ul>
        <div className={classes.days}>
          {[
            formatDay(from, language, timeZone),
            formatDay(middleOf(from, to), language, timeZone),
            formatLastDay(to, language, timeZone),
          ].map((day, index) => (
            // A short window begins and ends on the same day.
            <Typography key={index} variant="caption">
              {day}
            </Typography>
          ))}
        </div>
      </figure>
      {cut.releases && <CutNotice of="releases" drawn={deployments.length} />}
      {cut.incidents && <CutNotice of="incidents" drawn={drawn.length} />}
      {incidents.error && (
        <Notice tone="warning">{t('dora.timeline.strip.noIncidents')}</Notice>
      )}
    </Box>
  );
}
