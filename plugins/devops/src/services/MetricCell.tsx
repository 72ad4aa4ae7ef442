import TableCell from '@material-ui/core/TableCell';
import Typography from '@material-ui/core/Typography';
import { ServiceMetric } from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { VerdictText } from '../dora/Verdict';
import { useTexts } from '../language/useTexts';

/** One number of one service, what it rests on, and whether it has really changed. */
export function MetricCell(props: { number: ServiceMetric }) {
  const { unit, value, n, verdict } = props.number;
  const t = useTexts();
  const format = useMetricFormat();
  const isChanged = verdict === 'better' || verdict === 'worse';
  return (
    <TableCell>
      <Typography
        variant="body2"
        color={value === null ? 'textSecondary' : 'textPrimary'}
      >
        {format.value(unit, value)}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="div">
        {t('services.sampleSize', { number: format.number(n) })}
      </Typography>
      {isChanged && <VerdictText verdict={verdict} />}
    </TableCell>
  );
}
