import {
  BENCHMARK_BANDS,
  BenchmarkBand,
  Cluster,
  INDUSTRY_MEANS_2025,
  MetricAnswer,
  MetricId,
} from '@devops-domains/backstage-plugin-devops-common';
import { formatNumber, formatRate } from '../format/number';
import { Texts } from '../language/useTexts';

const CLUSTERS: Cluster[] = ['elite', 'high', 'medium', 'low'];

const clusterText = (t: Texts, name: string) => {
  const known = CLUSTERS.find(cluster => cluster === name);
  return known ? t(`dora.benchmark.cluster.${known}`) : name;
};

const bandText = (t: Texts, name: string) => {
  const known: BenchmarkBand | undefined = BENCHMARK_BANDS.find(
    band => band === name,
  );
  return known ? t(`dora.benchmark.bands.${known}`) : name;
};

/** The published clusters closest to a number, joined by "or"; null when there are none. */
export function closestClusters(
  t: Texts,
  benchmark: MetricAnswer['benchmark'],
): string | null {
  if (!benchmark || benchmark.closest.length === 0) {
    return null;
  }
  return benchmark.closest
    .map(name => clusterText(t, name))
    .join(t('dora.benchmark.separator'));
}

/** The mean of the industry in the one year that has scores instead of clusters. */
function industryLines(t: Texts, language: string, metric: MetricId): string[] {
  const mean = INDUSTRY_MEANS_2025[metric];
  if (!mean) {
    return [];
  }
  const score = formatNumber(mean.score, language);
  return [
    mean.rate === null
      ? t('dora.benchmark.industry', { score })
      : t('dora.benchmark.industryRate', {
          score,
          rate: formatRate(mean.rate, language),
        }),
  ];
}

/** What was published for comparison, a sentence each. */
export function benchmarkLines(
  t: Texts,
  language: string,
  { metric, benchmark }: Pick<MetricAnswer, 'metric' | 'benchmark'>,
): string[] {
  if (!benchmark) {
    return [];
  }
  const { year, band, score } = benchmark;
  const clusters = closestClusters(t, benchmark);
  const lines: string[] = [];
  if (clusters) {
    lines.push(t('dora.benchmark.closest', { year: String(year), clusters }));
  }
  if (band) {
    lines.push(t('dora.benchmark.band', { band: bandText(t, band) }));
  }
  if (score !== null) {
    lines.push(
      t('dora.benchmark.score', {
        year: String(year),
        score: formatNumber(score, language),
      }),
      ...industryLines(t, language, metric),
    );
  }
  return lines;
}
