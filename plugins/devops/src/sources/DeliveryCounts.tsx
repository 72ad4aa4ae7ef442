import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import {
  DELIVERY_STATUSES,
  SourceHealth,
} from '@devops-domains/backstage-plugin-devops-common';
import { Period } from '../deliveries/period';
import { useMetricFormat } from '../dora/useMetricFormat';
import { useTexts } from '../language/useTexts';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
  }),
  { name: 'PluginDevopsDeliveryCounts' },
);

/** The numbers are of the last 24 hours, and each leads to as many. */
const period: Period = '1d';

/** How many deliveries came to which state; each number leads to them in the log. */
export function DeliveryCounts(props: { source: SourceHealth }) {
  const { source, deliveries } = props.source;
  const classes = useStyles();
  const t = useTexts();
  const { number } = useMetricFormat();
  const counted = DELIVERY_STATUSES.flatMap(status => {
    const n = deliveries?.[status] ?? 0;
    return n > 0 ? [{ status, n }] : [];
  });
  if (counted.length === 0) return <>{t('sources.field.none')}</>;
  return (
    <ul className={classes.list}>
      {counted.map(({ status, n }) => (
        <li key={status}>
          <Link
            to={`../deliveries?${new URLSearchParams({
              source,
              status,
              period,
            })}`}
            underline="always"
          >
            {t('deliveries.count', {
              status: t(`deliveries.status.${status}`),
              number: number(n),
            })}
          </Link>
        </li>
      ))}
    </ul>
  );
}
