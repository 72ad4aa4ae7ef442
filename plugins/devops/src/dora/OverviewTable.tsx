import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  MetricAnswer,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import useMeasure from 'react-use/esm/useMeasure';
import { hiddenStyle } from '../chart/hiddenStyle';
import { Sparkline } from '../chart/Sparkline';
import { useTexts } from '../language/useTexts';
import { OverviewValue } from './OverviewValue';
import { useMetricFormat } from './useMetricFormat';
import { Verdict } from './Verdict';

const WIDTH_OF_FOUR_COLUMNS = 520;

const useStyles = makeStyles(
  theme => ({
    hidden: hiddenStyle,
    cell: {
      padding: theme.spacing(0.75, 1),
      verticalAlign: 'top',
      // The theme of the portal breaks words anywhere, Korean ones too.
      wordBreak: 'keep-all',
      overflowWrap: 'break-word',
    },
    // Two by two where four columns would squeeze their words.
    narrow: {
      '& tr': {
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
        padding: theme.spacing(1, 0),
        borderBottom: `1px solid ${theme.palette.divider}`,
      },
      '& $cell': { border: 0, padding: theme.spacing(0.25, 1) },
    },
  }),
  { name: 'PluginDevopsOverviewTable' },
);

function TrendCell(props: { answer: MetricAnswer }) {
  const { answer } = props;
  const t = useTexts();
  const format = useMetricFormat();
  const measured = answer.series.filter(
    point => !point.partial && point.value !== null,
  );
  if (measured.length < 2) {
    return (
      <Typography variant="caption" color="textSecondary">
        {t('dora.chart.noTrend')}
      </Typography>
    );
  }
  return (
    <Sparkline
      series={answer.series}
      label={t('dora.chart.trend', {
        metric: t(`dora.metrics.${answer.metric}`),
        points: measured
          .map(point => format.value(answer.unit, point.value))
          .join(', '),
      })}
    />
  );
}

function MetricRow(props: { answer: MetricAnswer }) {
  const { answer } = props;
  const classes = useStyles();
  const t = useTexts();
  const format = useMetricFormat();
  return (
    <TableRow role="row">
      <TableCell
        component="th"
        scope="row"
        role="rowheader"
        className={classes.cell}
      >
        <Typography variant="body2">
          {t(`dora.metrics.${answer.metric}`)}
        </Typography>
        <Typography variant="caption" color="textSecondary">
          {format.basis(answer)}
        </Typography>
      </TableCell>
      <TableCell role="cell" className={classes.cell}>
        <OverviewValue answer={answer} />
      </TableCell>
      <TableCell role="cell" className={classes.cell}>
        <TrendCell answer={answer} />
      </TableCell>
      <TableCell role="cell" className={classes.cell}>
        <Verdict answer={answer} />
        <Typography variant="caption" color="textSecondary">
          {format.previous(answer)}
        </Typography>
      </TableCell>
    </TableRow>
  );
}

/** One row per metric: value and context, trend, comparison. */
export function OverviewTable(props: { answer: MetricsAnswer }) {
  const classes = useStyles();
  const t = useTexts();
  const [box, { width }] = useMeasure<HTMLDivElement>();
  const isNarrow = width > 0 && width < WIDTH_OF_FOUR_COLUMNS;
  return (
    <div ref={box}>
      {/* Roles in words, because some browsers forget them where the rows become grids. */}
      <Table
        size="small"
        role="table"
        className={isNarrow ? classes.narrow : undefined}
      >
        <caption className={classes.hidden}>{t('dora.card.caption')}</caption>
        <TableHead className={classes.hidden}>
          <TableRow>
            <TableCell>{t('dora.card.metric')}</TableCell>
            <TableCell>{t('dora.card.value')}</TableCell>
            <TableCell>{t('dora.card.trend')}</TableCell>
            <TableCell>{t('dora.card.comparison')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody role="rowgroup">
          {props.answer.metrics.map(answer => (
            <MetricRow key={answer.metric} answer={answer} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
