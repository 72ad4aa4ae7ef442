import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { MetricAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { findingText } from '../findings/findingText';
import { Texts, useTexts } from '../language/useTexts';
import { benchmarkLines, closestClusters } from './benchmarkText';
import { differs } from './differs';
import { MetricFormat, useMetricFormat } from './useMetricFormat';

const useStyles = makeStyles(
  { value: { fontWeight: 700, whiteSpace: 'nowrap' } },
  { name: 'PluginDevopsOverviewValue' },
);

/** What tells a value apart: the closest clusters, or for the frequency of a scope, which has none, its services where they differ. */
function contextOf(
  t: Texts,
  format: MetricFormat,
  answer: MetricAnswer,
): string | undefined {
  const { metric, unit, benchmark, distribution } = answer;
  if (metric === 'deployment-frequency' && differs(distribution)) {
    const { p50, min, max } = distribution;
    return t('dora.card.perService', {
      median: format.value(unit, p50),
      min: format.value(unit, min),
      max: format.value(unit, max),
    });
  }
  const clusters = closestClusters(t, benchmark);
  return clusters
    ? t('dora.benchmark.closestShort', {
        year: String(benchmark?.year),
        clusters,
      })
    : benchmarkLines(t, format.language, answer)[0];
}

/** The number of a metric, and what tells it apart; or why there is none. */
export function OverviewValue(props: { answer: MetricAnswer }) {
  const { answer } = props;
  const classes = useStyles();
  const t = useTexts();
  const format = useMetricFormat();
  if (answer.value === null) {
    const [why] = answer.findings;
    return (
      <>
        <Typography variant="body2">{t('dora.value.notMeasured')}</Typography>
        {why && (
          <Typography variant="caption" color="textSecondary">
            {findingText(t, format.language, why).message}
          </Typography>
        )}
      </>
    );
  }
  const context = contextOf(t, format, answer);
  return (
    <>
      <Typography variant="body1" className={classes.value}>
        {format.headline(answer)}
      </Typography>
      {context && (
        <Typography variant="caption" color="textSecondary">
          {context}
        </Typography>
      )}
    </>
  );
}
