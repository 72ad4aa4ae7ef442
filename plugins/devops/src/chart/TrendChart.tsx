import { useTheme } from '@material-ui/core/styles';
import { SeriesPoint } from '@devops-domains/backstage-plugin-devops-common';
import useMeasure from 'react-use/esm/useMeasure';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';

const HEIGHT = 180;
const WIDTH_BEFORE_MEASURED = 480;
/** Holds the longest tick, such as `45 min`, in one line. */
const TICK_WIDTH = 60;
/** A measured zero stays visible; what was not measured has no bar at all. */
const HEIGHT_OF_ZERO = 2;

/** How a chart writes what it draws. */
export interface ChartTexts {
  title: string;
  description: string;
  value(value: number): string;
  /** A tick of the vertical axis. */
  tick(value: number): string;
  /** The start of a bucket, short. */
  bucket(iso: string): string;
  /** What is said of a bucket that is not whole; null of others. */
  partial(point: SeriesPoint): string | null;
}

function HatchPattern(props: { id: string; colour: string }) {
  return (
    <defs>
      <pattern
        id={props.id}
        width={6}
        height={6}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line
          x1={0}
          y1={0}
          x2={0}
          y2={6}
          stroke={props.colour}
          strokeWidth={3}
        />
      </pattern>
    </defs>
  );
}

/**
 * A bar a bucket. Partial buckets are hatched. Loaded only where it is needed,
 * because the library is larger than everything else here.
 */
export default function TrendChart(props: {
  id: string;
  series: SeriesPoint[];
  /** Of the vertical axis, which ends at the last of them. */
  ticks: number[];
  texts: ChartTexts;
}) {
  const { id, series, ticks, texts } = props;
  const { palette } = useTheme();
  const [box, { width }] = useMeasure<HTMLDivElement>();
  const hatch = `devops-hatch-${id}`;
  const axis = { fill: palette.text.secondary, fontSize: 12 };
  const labelOf = (iso: string) => {
    const point = series.find(({ from }) => from === iso);
    const partial = point && texts.partial(point);
    return partial ? `${texts.bucket(iso)} (${partial})` : texts.bucket(iso);
  };
  return (
    <div ref={box}>
      <BarChart
        width={width || WIDTH_BEFORE_MEASURED}
        height={HEIGHT}
        data={series}
        title={texts.title}
        desc={texts.description}
        role="img"
        aria-label={texts.title}
        accessibilityLayer={false}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
      >
        <HatchPattern id={hatch} colour={palette.primary.main} />
        <CartesianGrid vertical={false} stroke={palette.divider} />
        <XAxis
          dataKey="from"
          tickFormatter={texts.bucket}
          tick={axis}
          stroke={palette.divider}
          minTickGap={16}
        />
        <YAxis
          width={TICK_WIDTH}
          ticks={ticks}
          domain={[0, ticks[ticks.length - 1] || 1]}
          interval={0}
          tickFormatter={texts.tick}
          tick={axis}
          stroke={palette.divider}
        />
        <Tooltip
          cursor={{ fill: palette.action.hover }}
          labelFormatter={label => labelOf(String(label))}
          formatter={value => [texts.value(Number(value))]}
          separator=""
          contentStyle={{
            background: palette.background.paper,
            borderColor: palette.divider,
          }}
          labelStyle={{ color: palette.text.primary }}
          itemStyle={{ color: palette.text.primary }}
        />
        <Bar
          dataKey="value"
          name=""
          minPointSize={HEIGHT_OF_ZERO}
          isAnimationActive={false}
        >
          {series.map(point => (
            <Cell
              key={point.from}
              fill={point.partial ? `url(#${hatch})` : palette.primary.main}
              stroke={palette.primary.main}
            />
          ))}
        </Bar>
      </BarChart>
    </div>
  );
}
