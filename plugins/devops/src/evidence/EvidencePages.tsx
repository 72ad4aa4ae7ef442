import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import {
  EvidenceAnswer,
  EvidenceRow,
  MetricAnswer,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { useTexts } from '../language/useTexts';
import { PagedList } from '../paging/PagedList';
import { CursorPages } from '../paging/useCursorPages';
import { SampleChip } from '../state/DataChips';
import { sampleExtent } from '../state/sampleExtent';
import { EvidenceTable } from './EvidenceTable';

/** How many records there are, those fetched so far, and the way to the rest. */
export function EvidencePages(props: {
  pages: CursorPages<EvidenceRow, EvidenceAnswer>;
  metric: MetricAnswer;
  answer: MetricsAnswer;
  label: string;
  /** How many records the number is computed from; others are listed without counting. Null where it was not measured. */
  counted: number | null;
  refreshing: boolean;
  onRetry: () => void;
}) {
  const { pages, metric, answer, label, counted, refreshing, onRetry } = props;
  const t = useTexts();
  const { number } = useMetricFormat();
  const total = pages.first?.total;
  const extent = sampleExtent(pages.items);
  return (
    <PagedList
      pages={{
        ...pages,
        loading: pages.loading || refreshing,
        error: refreshing ? null : pages.error,
        retry: onRetry,
      }}
      more={t('dora.evidence.more')}
      failure={{ title: t('dora.error.evidence') }}
    >
      {total !== undefined && (
        <Typography role="status" variant="body2">
          {t('dora.evidence.total', { count: total, number: number(total) })}
          {counted !== null &&
            total !== counted &&
            ` · ${t('dora.evidence.counted', { number: number(counted) })}`}
          {pages.hasMore &&
            ` · ${t('dora.evidence.shown', {
              shown: number(pages.items.length),
              total: number(total),
            })}`}
        </Typography>
      )}
      {extent === 'all' && <SampleChip />}
      {total === 0 && (
        <Typography variant="body2">{t('dora.evidence.empty')}</Typography>
      )}
      {pages.items.length > 0 && (
        <Box mt={1}>
          <EvidenceTable
            rows={pages.items}
            unit={metric.unit}
            timeZone={answer.timeZone}
            isScope={answer.services > 1}
            label={label}
            markSample={extent === 'some'}
          />
        </Box>
      )}
    </PagedList>
  );
}
