import { makeStyles } from '@material-ui/core/styles';
import { LaneId } from './stripLanes';

const useStyles = makeStyles(
  theme => ({
    fine: { fill: theme.palette.primary.main },
    failed: {
      fill: 'none',
      stroke: theme.palette.error.main,
      strokeWidth: 2.5,
      strokeLinecap: 'round',
    },
    rollback: { fill: theme.palette.text.primary },
    suspect: {
      fill: theme.palette.background.paper,
      stroke: theme.palette.text.primary,
      strokeWidth: 1.5,
    },
    incident: { fill: theme.palette.error.main },
  }),
  { name: 'PluginDevopsMarkShape' },
);

// Around the origin: a dot, a cross, a triangle that points back, a diamond and a bar.
const SHAPES: Record<LaneId, string> = {
  fine: 'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0',
  failed: 'M-4-4L4 4M4-4L-4 4',
  rollback: 'M-5 0L4-5V5Z',
  suspect: 'M0-5L5 0L0 5L-5 0Z',
  incident: 'M-5-4H5V4H-5Z',
};

/** The mark of a lane: its shape alone tells it apart, its colour only helps. */
export function MarkShape(props: { lane: LaneId }) {
  const classes = useStyles();
  return <path d={SHAPES[props.lane]} className={classes[props.lane]} />;
}
