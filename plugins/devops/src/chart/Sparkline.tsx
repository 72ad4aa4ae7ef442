import { makeStyles } from '@material-ui/core/styles';
import { SeriesPoint } from '@devops-domains/backstage-plugin-devops-common';
import { sparklineShape } from './sparklineShape';

const WIDTH = 96;
const HEIGHT = 28;

const useStyles = makeStyles(
  theme => ({
    line: {
      fill: 'none',
      stroke: theme.palette.primary.main,
      strokeWidth: 1.5,
    },
    dot: { fill: theme.palette.primary.main },
  }),
  { name: 'PluginDevopsSparkline' },
);

/**
 * A small trend. What was not measured is a gap; partial buckets are left out,
 * because a cut week looks like a fall.
 */
export function Sparkline(props: { series: SeriesPoint[]; label: string }) {
  const classes = useStyles();
  const { lines, dots } = sparklineShape(props.series, WIDTH, HEIGHT);
  return (
    <svg
      role="img"
      aria-label={props.label}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      {lines.map(points => (
        <polyline key={points} points={points} className={classes.line} />
      ))}
      {dots.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r={2} className={classes.dot} />
      ))}
    </svg>
  );
}
