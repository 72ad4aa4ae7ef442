import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { MetricsAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../../dora/useMetricFormat';
import { formatDay, formatInstant, formatLastDay } from '../../format/instant';
import { useTexts } from '../../language/useTexts';
import { LaneTrack } from './LaneTrack';
import { MarkShape } from './MarkShape';
import { Lane, LaneId, Mark } from './stripLanes';

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
  { name: 'PluginDevopsStripFigure' },
);

/** A lane with what is said of it. */
export interface DrawnLane extends Lane {
  /** How many records there are, drawn or not. */
  count: number;
  /** The share of the window, from its start, of which nothing was fetched. */
  unknown: number;
}

/** The day in the middle of a window. */
const middleOf = (from: string, to: string) =>
  new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString();

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

/** The lanes of a window, one below the other, over its days. */
export function StripFigure(props: {
  window: Pick<MetricsAnswer, 'from' | 'to' | 'timeZone'>;
  lanes: DrawnLane[];
}) {
  const { from, to, timeZone } = props.window;
  const classes = useStyles();
  const t = useTexts();
  const { language } = useMetricFormat();
  const titleOf = (mark: Mark) =>
    [mark.name, formatInstant(mark.at, language, timeZone)]
      .filter(Boolean)
      .join(' · ');
  const days = [
    formatDay(from, language, timeZone),
    formatDay(middleOf(from, to), language, timeZone),
    formatLastDay(to, language, timeZone),
  ];
  return (
    <figure
      className={classes.figure}
      aria-label={t('dora.timeline.strip.title')}
    >
      <ul className={classes.lanes}>
        {props.lanes.map(lane => (
          <li key={lane.id} className={classes.lane}>
            <LaneLabel lane={lane.id} count={lane.count} />
            <div className={classes.track}>
              <LaneTrack lane={lane} unknown={lane.unknown} titleOf={titleOf} />
            </div>
          </li>
        ))}
      </ul>
      <div className={classes.days}>
        {days.map((day, index) => (
          // A short window begins and ends on the same day.
          <Typography key={index} variant="caption">
            {day}
          </Typography>
        ))}
      </div>
    </figure>
  );
}
