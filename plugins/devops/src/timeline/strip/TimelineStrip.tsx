import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  MetricsAnswer,
  TimelineDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../../dora/useMetricFormat';
import { formatDay, formatInstant } from '../../format/instant';
import { useTexts } from '../../language/useTexts';
import { Notice } from '../../state/Notice';
import { LaneTrack } from './LaneTrack';
import { MarkShape } from './MarkShape';
import { LaneId, Mark, stripLanes } from './stripLanes';
import { useIncidents } from './useIncidents';

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

/** How much of the window lies before the earliest deployment that was fetched. */
function unknownShare(
  { from, to }: { from: string; to: string },
  deployments: TimelineDeployment[],
): number {
  const times = deployments
    .map(({ finishedAt, startedAt }) => finishedAt ?? startedAt)
    .filter(at => at !== null)
    .map(Date.parse);
  const start = Date.parse(from);
  return times.length === 0
    ? 0
    : Math.max(0, (Math.min(...times) - start) / (Date.parse(to) - start));
}

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

/** The releases and incidents of a window at a glance; the table below has the details. */
export function TimelineStrip(props: {
  answer: MetricsAnswer;
  deployments: TimelineDeployment[];
  /** Whether earlier deployments of the window were not fetched. */
  isCut: boolean;
}) {
  const { answer, deployments, isCut } = props;
  const { from, to, timeZone } = answer;
  const classes = useStyles();
  const t = useTexts();
  const { language, number } = useMetricFormat();
  const incidents = useIncidents(answer);
  const lanes = stripLanes(answer, deployments, incidents.value?.items ?? []);
  const titleOf = (mark: Mark) =>
    [mark.name, formatInstant(mark.at, language, timeZone)]
      .filter(Boolean)
      .join(' · ');
  return (
    <Box mb={2}>
      <figure
        className={classes.figure}
        aria-label={t('dora.timeline.strip.title')}
      >
        <ul className={classes.lanes}>
          {lanes.map(lane => (
            <li key={lane.id} className={classes.lane}>
              <LaneLabel lane={lane.id} count={lane.marks.length} />
              <div className={classes.track}>
                <LaneTrack
                  lane={lane}
                  unknown={
                    isCut && lane.id !== 'incident'
                      ? unknownShare(answer, deployments)
                      : 0
                  }
                  titleOf={titleOf}
                />
              </div>
            </li>
          ))}
        </ul>
        <div className={classes.days}>
          {[from, middleOf(from, to), to].map(iso => (
            <Typography key={iso} variant="caption">
              {formatDay(iso, language, timeZone)}
            </Typography>
          ))}
        </div>
      </figure>
      {isCut && (
        <Notice>
          {t('dora.timeline.strip.cut', { number: number(deployments.length) })}
        </Notice>
      )}
      {incidents.error && (
        <Notice tone="warning">{t('dora.timeline.strip.noIncidents')}</Notice>
      )}
    </Box>
  );
}
