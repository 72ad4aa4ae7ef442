import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { MetricAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../language/useTexts';
import { ScrollArea } from '../state/ScrollArea';
import { useMetricFormat } from './useMetricFormat';

const STATISTICS = ['min', 'p50', 'p75', 'p90', 'max', 'mean'] as const;

const useStyles = makeStyles(
  theme => ({
    scroll: { overflowX: 'auto' },
    cell: {
      padding: theme.spacing(0.5, 1),
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'PluginDevopsMetricDetails' },
);

function OneRowTable(props: {
  label: string;
  columns: { head: string; value: string; note?: string }[];
}) {
  const classes = useStyles();
  return (
    <div>
      <Typography variant="caption" color="textSecondary">
        {props.label}
      </Typography>
      <ScrollArea label={props.label}>
        <Table size="small" aria-label={props.label}>
          <TableHead>
            <TableRow>
              {props.columns.map(({ head }) => (
                <TableCell key={head} className={classes.cell}>
                  {head}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            <TableRow>
              {props.columns.map(({ head, value, note }) => (
                <TableCell key={head} className={classes.cell}>
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
              ))}
            </TableRow>
          </TableBody>
        </Table>
      </ScrollArea>
    </div>
  );
}

/** The distribution of a duration, and the stages it is made of. */
export function MetricDetails(props: { metric: MetricAnswer }) {
  const { metric, unit, distribution, stages } = props.metric;
  const t = useTexts();
  const format = useMetricFormat();
  return (
    <>
      {distribution && (
        <OneRowTable
          label={t(
            // Of a scope's frequency: each service is one of the sample.
            metric === 'deployment-frequency'
              ? 'dora.distribution.services'
              : 'dora.distribution.label',
          )}
          columns={STATISTICS.map(name => ({
            head: t(`dora.distribution.${name}`),
            value: format.value(unit, distribution[name]),
          }))}
        />
      )}
      {stages && stages.length > 0 && (
        <OneRowTable
          label={t('dora.stages.label')}
          columns={stages.map(({ stage, p50, n }) => ({
            head: t(`dora.stages.${stage}`),
            value: format.duration(p50),
            note: t('dora.stages.n', { number: format.number(n) }),
          }))}
        />
      )}
    </>
  );
}
