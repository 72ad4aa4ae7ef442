import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { MetricAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../language/useTexts';
import { differs } from './differs';
import { useMetricFormat } from './useMetricFormat';

const STATISTICS = ['min', 'p50', 'p75', 'p90', 'max', 'mean'] as const;

const useStyles = makeStyles(
  theme => ({
    // As many side by side as there is room for, so that none is out of sight.
    table: { display: 'block', marginBottom: theme.spacing(1) },
    figures: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(104px, 1fr))',
    },
    figure: { '&&': { display: 'block', height: 'auto', background: 'none' } },
    cell: {
      display: 'block',
      padding: theme.spacing(0.5, 1, 0, 0),
      borderBottom: 0,
      whiteSpace: 'nowrap',
      lineHeight: theme.typography.body2.lineHeight,
    },
  }),
  { name: 'PluginDevopsMetricDetails' },
);

function FigureTable(props: {
  label: string;
  figures: { head: string; value: string; note?: string }[];
}) {
  const classes = useStyles();
  return (
    <div>
      <Typography variant="caption" color="textSecondary">
        {props.label}
      </Typography>
      {/* Roles in words, because some browsers forget them where rows become blocks. */}
      <Table
        size="small"
        role="table"
        aria-label={props.label}
        className={classes.table}
      >
        <TableBody role="rowgroup" className={classes.figures}>
          {props.figures.map(({ head, value, note }) => (
            <TableRow key={head} role="row" className={classes.figure}>
              <TableCell
                component="th"
                scope="row"
                role="rowheader"
                className={classes.cell}
              >
                <Typography variant="caption" color="textSecondary">
                  {head}
                </Typography>
              </TableCell>
              <TableCell role="cell" className={classes.cell}>
                {value}
                {note && (
                  <Typography
                    variant="caption"
                    color="textSecondary"
                    component="div"
                  >
                    {note}
                  </Typography>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

/** The distribution of a duration, and the stages it is made of. */
export function MetricDetails(props: { metric: MetricAnswer }) {
  const { metric, unit, distribution, stages } = props.metric;
  const t = useTexts();
  const format = useMetricFormat();
  // Of a scope's frequency: each service is one of the sample.
  const ofServices = metric === 'deployment-frequency';
  return (
    <>
      {distribution && (!ofServices || differs(distribution)) && (
        <FigureTable
          label={t(
            ofServices
              ? 'dora.distribution.services'
              : 'dora.distribution.label',
          )}
          figures={STATISTICS.map(name => ({
            head: t(`dora.distribution.${name}`),
            value: format.value(unit, distribution[name]),
          }))}
        />
      )}
      {stages && stages.length > 0 && (
        <FigureTable
          label={t('dora.stages.label')}
          figures={stages.map(({ stage, p50, n }) => ({
            head: t(`dora.stages.${stage}`),
            value: format.duration(p50),
            note: t('dora.stages.n', { number: format.number(n) }),
          }))}
        />
      )}
    </>
  );
}
