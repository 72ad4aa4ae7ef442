import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { makeStyles } from '@material-ui/core/styles';
import {
  ServicesAnswer,
  ServiceSort,
} from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../language/useTexts';
import { ScrollArea } from '../state/ScrollArea';
import { MetricCell } from './MetricCell';
import { ServiceLink } from './ServiceLink';
import { SpreadRow } from './SpreadRow';
import { SERVICE_COLUMNS } from './useServiceSort';

const useStyles = makeStyles(
  theme => ({
    // Seven columns have room on a laptop where their heads break into lines.
    table: {
      '& th, & td': { padding: theme.spacing(1) },
      '&& thead th': { whiteSpace: 'normal', verticalAlign: 'bottom' },
    },
  }),
  { name: 'PluginDevopsServiceTable' },
);

function Head(props: {
  sort: ServiceSort;
  onSort: (by: ServiceSort['by']) => void;
}) {
  const { sort, onSort } = props;
  const t = useTexts();
  return (
    <TableHead>
      <TableRow>
        {SERVICE_COLUMNS.map(by => {
          const direction = sort.by === by ? sort.order : false;
          return (
            <TableCell key={by} sortDirection={direction}>
              <TableSortLabel
                active={direction !== false}
                direction={direction || 'asc'}
                onClick={() => onSort(by)}
              >
                {by === 'name'
                  ? t('services.service')
                  : t(`dora.metrics.${by}`)}
              </TableSortLabel>
            </TableCell>
          );
        })}
      </TableRow>
    </TableHead>
  );
}

/** The services of a scope side by side; every column sorts. */
export function ServiceTable(props: {
  answer: ServicesAnswer;
  items: ServicesAnswer['items'];
  sort: ServiceSort;
  onSort: (by: ServiceSort['by']) => void;
}) {
  const { answer, items, sort, onSort } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <ScrollArea label={t('services.caption')}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('services.caption')}
      >
        <Head sort={sort} onSort={onSort} />
        <TableBody>
          <SpreadRow answer={answer} />
          {items.map(({ entityRef, metrics }) => (
            <TableRow key={entityRef}>
              <TableCell component="th" scope="row">
                <ServiceLink
                  scopeRef={answer.entityRef}
                  entityRef={entityRef}
                />
              </TableCell>
              {metrics.map(number => (
                <MetricCell key={number.metric} number={number} />
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollArea>
  );
}
