import Box from '@material-ui/core/Box';
import { SourceHealth } from '@devops-domains/backstage-plugin-devops-common';
import { StatusText } from '../deliveries/StatusText';
import { useMetricFormat } from '../dora/useMetricFormat';
import { formatInstant } from '../format/instant';
import { useTexts } from '../language/useTexts';

/** The newest delivery of a source, and what became of it. */
export function LastDelivery(props: {
  delivery: SourceHealth['lastDelivery'];
  timeZone: string;
}) {
  const { delivery, timeZone } = props;
  const t = useTexts();
  const { language } = useMetricFormat();
  return delivery === null ? (
    <>{t('sources.field.never')}</>
  ) : (
    <Box component="span" display="flex" flexWrap="wrap" gridGap={8}>
      {formatInstant(delivery.receivedAt, language, timeZone)} ·{' '}
      {delivery.event}
      <StatusText status={delivery.status} />
    </Box>
  );
}
