import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { CodeSnippet } from '@backstage/core-components';
import { DeliveryDetail } from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { formatInstant } from '../format/instant';
import { useTexts } from '../language/useTexts';
import { DeliveryRecords } from './DeliveryRecords';
import { StatusText } from './StatusText';

const useStyles = makeStyles(
  theme => ({
    fields: {
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      gap: theme.spacing(0.5, 2),
      margin: 0,
      '& dd': { margin: 0, overflowWrap: 'anywhere' },
    },
  }),
  { name: 'PluginDevopsDeliveryFields' },
);

/** JSON with line breaks, where it is whole. */
function readable(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}

function Part(props: { title: string; children: React.ReactNode }) {
  return (
    <Box mt={2}>
      <Typography variant="subtitle1" component="h3">
        {props.title}
      </Typography>
      {props.children}
    </Box>
  );
}

/** Everything that is kept of a delivery. */
export function DeliveryFields(props: {
  delivery: DeliveryDetail;
  timeZone: string;
}) {
  const { delivery, timeZone } = props;
  const classes = useStyles();
  const t = useTexts();
  const { language, number } = useMetricFormat();
  const instant = (iso: string | null) =>
    iso === null ? '–' : formatInstant(iso, language, timeZone);
  const fields: [string, React.ReactNode][] = [
    [
      t('deliveries.column.status'),
      <StatusText key="status" status={delivery.status} />,
    ],
    [t('deliveries.column.reason'), delivery.reason ?? '–'],
    [t('deliveries.column.source'), delivery.source],
    [t('deliveries.column.event'), delivery.event],
    [t('deliveries.column.received'), instant(delivery.receivedAt)],
    [t('deliveries.detail.processed'), instant(delivery.processedAt)],
    [t('deliveries.detail.attempts'), number(delivery.attempts)],
    [t('deliveries.detail.key'), delivery.deliveryKey],
    ...(delivery.topic
      ? ([[t('deliveries.detail.topic'), delivery.topic]] as [string, string][])
      : []),
    [
      t('deliveries.detail.size'),
      t('deliveries.detail.bytes', { number: number(delivery.bytes) }),
    ],
  ];
  return (
    <>
      <dl className={classes.fields}>
        {fields.map(([name, value]) => (
          <Box key={name} display="contents">
            <Typography component="dt" variant="body2" color="textSecondary">
              {name}
            </Typography>
            <Typography component="dd" variant="body2">
              {value}
            </Typography>
          </Box>
        ))}
      </dl>
      <Part title={t('deliveries.detail.records')}>
        <DeliveryRecords records={delivery.records} />
      </Part>
      {Object.keys(delivery.headers).length > 0 && (
        <Part title={t('deliveries.detail.headers')}>
          <CodeSnippet
            language="text"
            text={Object.entries(delivery.headers)
              .map(([name, value]) => `${name}: ${value}`)
              .join('\n')}
          />
        </Part>
      )}
      <Part title={t('deliveries.detail.payload')}>
        {delivery.payloadTruncated && (
          <Typography variant="body2">
            {t('deliveries.detail.truncated')}
          </Typography>
        )}
        <CodeSnippet
          language="json"
          text={readable(delivery.payload)}
          showCopyCodeButton
        />
      </Part>
    </>
  );
}
