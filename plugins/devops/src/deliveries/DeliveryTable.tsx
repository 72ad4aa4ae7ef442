import Link from '@material-ui/core/Link';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { DeliverySummary } from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { formatInstant } from '../format/instant';
import { useTexts } from '../language/useTexts';
import { ScrollArea } from '../state/ScrollArea';
import { StatusText } from './StatusText';

const COLUMNS = ['received', 'source', 'event', 'status', 'reason'] as const;

/** Lines of the log; the instant opens the delivery. */
export function DeliveryTable(props: {
  deliveries: DeliverySummary[];
  timeZone: string;
  onOpen: (id: string) => void;
}) {
  const { deliveries, timeZone, onOpen } = props;
  const t = useTexts();
  const { language } = useMetricFormat();
  const label = t('deliveries.title');
  const withInstants = deliveries.map(delivery => ({
    delivery,
    received: formatInstant(delivery.receivedAt, language, timeZone),
  }));
  return (
    <ScrollArea label={label}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {COLUMNS.map(column => (
              <TableCell key={column}>
                {t(`deliveries.column.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {withInstants.map(({ delivery, received }) => (
            <TableRow key={delivery.id}>
              <TableCell>
                <Link
                  component="button"
                  variant="body2"
                  aria-label={t('deliveries.open', {
                    id: delivery.id,
                    time: received,
                  })}
                  onClick={() => onOpen(delivery.id)}
                >
                  {received}
                </Link>
              </TableCell>
              <TableCell>
                {delivery.source}
                {delivery.test && ` (${t('deliveries.test')})`}
              </TableCell>
              <TableCell>{delivery.event}</TableCell>
              <TableCell>
                <StatusText status={delivery.status} />
              </TableCell>
              <TableCell>{delivery.reason ?? '–'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollArea>
  );
}
