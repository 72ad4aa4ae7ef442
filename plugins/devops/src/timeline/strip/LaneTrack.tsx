import { makeStyles } from '@material-ui/core/styles';
import { Lane, Mark } from './stripLanes';
import { MarkShape } from './MarkShape';

const HEIGHT = 20;
/** The shortest incident that can still be seen and pointed at. */
const LEAST_WIDTH = 4;
const BAR = 8;

const useStyles = makeStyles(
  theme => ({
    track: { display: 'block', overflow: 'visible' },
    base: { stroke: theme.palette.divider },
    bar: { fill: theme.palette.error.main },
    unknown: { fill: theme.palette.action.disabledBackground },
  }),
  { name: 'PluginDevopsLaneTrack' },
);

const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;

/** The marks of one lane along the window. */
export function LaneTrack(props: {
  lane: Lane;
  /** The share of the window, from its start, of which nothing was fetched. */
  unknown: number;
  titleOf: (mark: Mark) => string;
}) {
  const { lane, unknown, titleOf } = props;
  const classes = useStyles();
  const middle = HEIGHT / 2;
  return (
    <svg width="100%" height={HEIGHT} className={classes.track} aria-hidden>
      {unknown > 0 && (
        <rect
          width={percent(unknown)}
          height={HEIGHT}
          className={classes.unknown}
        />
      )}
      <line x2="100%" y1={middle} y2={middle} className={classes.base} />
      {lane.marks.map(mark =>
        lane.id === 'incident' ? (
          <g key={mark.key}>
            <title>{titleOf(mark)}</title>
            <rect
              x={percent(mark.start)}
              y={middle - BAR / 2}
              width={LEAST_WIDTH}
              height={BAR}
              className={classes.bar}
            />
            <rect
              x={percent(mark.start)}
              y={middle - BAR / 2}
              width={percent(mark.end - mark.start)}
              height={BAR}
              className={classes.bar}
            />
          </g>
        ) : (
          <svg
            key={mark.key}
            x={percent(mark.start)}
            y={middle}
            overflow="visible"
          >
            <title>{titleOf(mark)}</title>
            <MarkShape lane={lane.id} />
          </svg>
        ),
      )}
    </svg>
  );
}
