import { ReactNode } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Card from '@material-ui/core/Card';
import CardContent from '@material-ui/core/CardContent';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ListIcon from '@material-ui/icons/List';
import {
  MetricAnswer,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { definitionText } from '../definitions/definitionText';
import { hasEvidence } from '../evidence/hasEvidence';
import { FindingList } from '../findings/FindingList';
import { formatRate } from '../format/number';
import { Texts, useTexts } from '../language/useTexts';
import { benchmarkLines } from './benchmarkText';
import { MetricDetails } from './MetricDetails';
import { OpenNotice, SuspectNotice } from './MetricNotices';
import { MetricTrend } from './MetricTrend';
import { MetricFormat, useMetricFormat } from './useMetricFormat';
import { Verdict } from './Verdict';

const useStyles = makeStyles(
  theme => ({
    card: { height: '100%' },
    head: {
      display: 'flex',
      justifyContent: 'space-between',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
    },
    definition: { marginTop: theme.spacing(1) },
  }),
  { name: 'PluginDevopsMetricPanel' },
);

/** The lines of text beside the number of a metric. */
function linesOf(t: Texts, format: MetricFormat, metric: MetricAnswer) {
  const { interval, deploymentDaysPerWeek, medianGapSeconds } = metric;
  const lines = [format.basis(metric)];
  if (metric.metric === 'time-to-restore' && metric.distribution) {
    lines.push(
      t('dora.value.median', {
        value: format.duration(metric.distribution.p50),
      }),
    );
  }
  if (interval) {
    lines.push(
      t('dora.value.interval', {
        low: formatRate(interval.low, format.language),
        high: formatRate(interval.high, format.language),
      }),
    );
  }
  if (deploymentDaysPerWeek !== null) {
    lines.push(
      t('dora.value.deploymentDays', {
        count: deploymentDaysPerWeek,
        value: format.number(deploymentDaysPerWeek),
      }),
    );
  }
  if (medianGapSeconds !== null) {
    lines.push(
      t('dora.value.gap', { value: format.duration(medianGapSeconds) }),
    );
  }
  return [...lines, ...benchmarkLines(t, format.language, metric)];
}

/** One metric with all that is known of it, and the way to its evidence. */
export function MetricPanel(props: {
  metric: MetricAnswer;
  answer: MetricsAnswer;
  /** What is to be known beside the number, and is not in it. */
  beside?: ReactNode;
  onEvidence: () => void;
}) {
  const { metric, answer, beside, onEvidence } = props;
  const classes = useStyles();
  const t = useTexts();
  const format = useMetricFormat();
  const name = t(`dora.metrics.${metric.metric}`);
  const headingId = `devops-metric-${metric.metric}`;
  return (
    <Card
      component="section"
      aria-labelledby={headingId}
      className={classes.card}
    >
      <CardContent>
        <div className={classes.head}>
          <Typography id={headingId} variant="h6" component="h3">
            {name}
          </Typography>
          {hasEvidence(metric) && (
            <Button
              size="small"
              variant="outlined"
              startIcon={<ListIcon aria-hidden />}
              aria-label={t('dora.evidence.openLabel', { metric: name })}
              onClick={onEvidence}
            >
              {t('dora.evidence.open')}
            </Button>
          )}
        </div>
        <Typography variant="h4" component="p">
          {format.headline(metric)}
        </Typography>
        {linesOf(t, format, metric).map(line => (
          <Typography key={line} variant="body2" color="textSecondary">
            {line}
          </Typography>
        ))}
        <Box mt={1}>
          <Verdict answer={metric} detailed />
          <Typography variant="body2" color="textSecondary">
            {format.previous(metric)}
          </Typography>
        </Box>
        <MetricTrend metric={metric} answer={answer} />
        <MetricDetails metric={metric} />
        {beside}
        <OpenNotice open={metric.open} />
        <SuspectNotice suspects={metric.suspects} />
        <FindingList findings={metric.findings} />
        <details className={classes.definition}>
          <summary>{t('dora.definitions.summary')}</summary>
          <Typography variant="body2">
            {definitionText(t, format, metric.metric, answer.definitions)}
          </Typography>
        </details>
      </CardContent>
    </Card>
  );
}
