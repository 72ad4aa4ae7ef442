import { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { SourceHealth } from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { formatInstant } from '../format/instant';
import { useTexts } from '../language/useTexts';
import { DeliveryCounts } from './DeliveryCounts';
import { kindsText } from './kindsText';
import { LastDelivery } from './LastDelivery';
import { refusalText } from './refusalText';
import { isLogged, isRefused } from './sourceState';

const useStyles = makeStyles(
  theme => ({
    fields: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 4),
      margin: theme.spacing(1, 0),
      '& dd': { margin: 0, overflowWrap: 'anywhere' },
    },
    error: { flexBasis: '100%', '& dd': { whiteSpace: 'pre-line' } },
  }),
  { name: 'PluginDevopsSourceFields' },
);

function Field(props: {
  name: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={props.className}>
      <Typography component="dt" variant="caption" color="textSecondary">
        {props.name}
      </Typography>
      <Typography component="dd" variant="body2">
        {props.children}
      </Typography>
    </div>
  );
}

/** What a source delivered, when, and what went wrong. */
export function SourceFields(props: {
  source: SourceHealth;
  timeZone: string;
}) {
  const { source, timeZone } = props;
  const { lastDelivery, lastReceivedAt, lastRefusal } = source;
  const classes = useStyles();
  const t = useTexts();
  const { language, number } = useMetricFormat();
  const instant = (iso: string) => formatInstant(iso, language, timeZone);
  const hasLog = isLogged(source);
  return (
    <dl className={classes.fields}>
      {hasLog && (
        <Field name={t('sources.field.lastDelivery')}>
          <LastDelivery delivery={lastDelivery} timeZone={timeZone} />
        </Field>
      )}
      {hasLog && (
        <Field name={t('sources.field.deliveries')}>
          <DeliveryCounts source={source} />
        </Field>
      )}
      {lastRefusal !== null && (
        <Field name={t('sources.field.lastRefusal')}>
          {[
            instant(lastRefusal.at),
            refusalText(t, lastRefusal.reason),
            ...(isRefused(source) ? [] : [t('sources.refusal.history')]),
          ].join(' · ')}
        </Field>
      )}
      <Field name={t('sources.field.lastRecord')}>
        {lastReceivedAt === null
          ? t('sources.field.never')
          : instant(lastReceivedAt)}
      </Field>
      <Field name={t('sources.field.records')}>
        {[number(source.records), kindsText(t, source.kinds)]
          .filter(Boolean)
          .join(' · ')}
      </Field>
      {source.lastError !== null && (
        <Field name={t('sources.field.error')} className={classes.error}>
          {source.lastError}
        </Field>
      )}
    </dl>
  );
}
