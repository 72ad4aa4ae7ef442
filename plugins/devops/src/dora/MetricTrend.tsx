import { lazy, Suspense } from 'react';
import Box from '@material-ui/core/Box';
import CircularProgress from '@material-ui/core/CircularProgress';
import Typography from '@material-ui/core/Typography';
import {
  MetricAnswer,
  MetricsAnswer,
  SeriesPoint,
} from '@devops-domains/backstage-plugin-devops-common';
import { axisScale } from '../chart/axisScale';
import { SeriesTable } from '../chart/SeriesTable';
import { formatBucketStart, formatDay, formatLastDay } from '../format/instant';
import { useTexts } from '../language/useTexts';
import { axisText } from './axisText';
import { drawnSeries, partialReason } from './drawnSeries';
import { useMetricFormat } from './useMetricFormat';

const TrendChart = lazy(() => import('../chart/TrendChart'));

/** The series of a metric as a chart, and as a table for those who do not see it. */
export function MetricTrend(props: {
  metric: MetricAnswer;
  answer: MetricsAnswer;
}) {
  const { metric, answer } = props;
  const t = useTexts();
  const format = useMetricFormat();
  if (!metric.series.some(point => point.value !== null)) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('dora.chart.empty')}
      </Typography>
    );
  }
  const day = (iso: string) => formatDay(iso, format.language, answer.timeZone);
  const name = t(`dora.metrics.${metric.metric}`);
  const bucket = t(`dora.view.buckets.${answer.bucket}`).toLocaleLowerCase(
    format.language,
  );
  const caption = t('dora.chart.caption', { metric: name, bucket });
  const { measure, points } = drawnSeries(metric);
  const value = (number: number | null) =>
    measure === 'count' && number !== null
      ? format.releases(number)
      : format.value(metric.unit, number);
  const partial = (point: SeriesPoint) => {
    const reason = partialReason(point, answer);
    return reason && t(`dora.chart.${reason}`);
  };
  const scale = axisScale(
    measure,
    Math.max(0, ...points.map(point => point.value ?? 0)),
  );
  const axis = axisText(t, format.language, scale, answer.bucket);
  return (
    <Box my={1}>
      {axis.unit && (
        <Typography variant="caption" color="textSecondary" component="div">
          {axis.unit}
        </Typography>
      )}
      <Suspense
        fallback={
          <Box
            height={180}
            display="flex"
            alignItems="center"
            justifyContent="center"
          >
            <CircularProgress />
          </Box>
        }
      >
        <TrendChart
          id={metric.metric}
          series={points}
          ticks={scale.ticks}
          texts={{
            title: caption,
            description: t('dora.chart.description', {
              metric: name,
              bucket,
              from: day(answer.from),
              to: formatLastDay(answer.to, format.language, answer.timeZone),
              timeZone: answer.timeZone,
            }),
            value,
            tick: axis.tick,
            bucket: iso =>
              formatBucketStart(
                iso,
                answer.bucket,
                format.language,
                answer.timeZone,
              ),
            partial,
          }}
        />
      </Suspense>
      {metric.series.some(point => point.partial) && (
        <Typography variant="caption" color="textSecondary">
          {t('dora.chart.partialNote')}
        </Typography>
      )}
      <SeriesTable
        caption={caption}
        series={points}
        value={value}
        bucket={day}
        partial={partial}
      />
    </Box>
  );
}
