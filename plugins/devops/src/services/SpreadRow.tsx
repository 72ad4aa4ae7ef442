import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  METRIC_IDS,
  ServicesAnswer,
  ServiceSpread,
} from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { useTexts } from '../language/useTexts';

function SpreadCell(props: { spread?: ServiceSpread; total: number }) {
  const { spread, total } = props;
  const t = useTexts();
  const format = useMetricFormat();
  const { distribution } = spread ?? {};
  const text = (value: number) =>
    spread ? format.value(spread.unit, value) : '';
  return (
    <TableCell>
      {distribution ? (
        <>
          <Typography variant="body2">
            {t('services.median', { value: text(distribution.p50) })}
          </Typography>
          <Typography variant="caption" color="textSecondary" component="div">
            {t('services.range', {
              min: text(distribution.min),
              max: text(distribution.max),
            })}
          </Typography>
        </>
      ) : (
        <Typography variant="body2" color="textSecondary">
          {t('dora.value.notMeasured')}
        </Typography>
      )}
      <Typography variant="caption" color="textSecondary" component="div">
        {t('services.measured', {
          count: total,
          number: format.number(spread?.measured ?? 0),
          total: format.number(total),
        })}
      </Typography>
    </TableCell>
  );
}

/** How each number spreads over all services of the scope, shown or not. */
export function SpreadRow(props: { answer: ServicesAnswer }) {
  const { spread, total } = props.answer;
  const t = useTexts();
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        {t('services.spread')}
      </TableCell>
      {METRIC_IDS.map(metric => (
        <SpreadCell
          key={metric}
          spread={spread.find(one => one.metric === metric)}
          total={total}
        />
      ))}
    </TableRow>
  );
}
