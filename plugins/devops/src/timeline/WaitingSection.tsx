import { useCallback } from 'react';
import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  ChangesAnswer,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { devopsApiRef } from '../api';
import { useMetricFormat } from '../dora/useMetricFormat';
import { ExternalText } from '../evidence/ExternalText';
import { formatInstant } from '../format/instant';
import { useTexts } from '../language/useTexts';
import { ScrollArea } from '../state/ScrollArea';
import { useCursorPages } from '../paging/useCursorPages';
import { LoadFailure } from '../state/LoadFailure';
import { LoadingRows } from '../state/LoadingRows';
import { Section } from '../state/Section';

const PAGE = 25;
const REVISION_SHOWN = 12;

type WaitingChange = ChangesAnswer['items'][number];

function WaitingTable(props: { changes: WaitingChange[]; timeZone: string }) {
  const t = useTexts();
  const { language, duration } = useMetricFormat();
  return (
    <ScrollArea label={t('dora.waiting.title')}>
      <Table size="small" aria-label={t('dora.waiting.title')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('dora.waiting.revision')}</TableCell>
            <TableCell>{t('dora.waiting.merged')}</TableCell>
            <TableCell>{t('dora.waiting.age')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.changes.map(change => (
            <TableRow key={change.revision}>
              <TableCell>
                <ExternalText
                  text={change.revision.slice(0, REVISION_SHOWN)}
                  url={change.url}
                />
                {change.automated && ` (${t('dora.waiting.automated')})`}
              </TableCell>
              <TableCell>
                {formatInstant(change.mergedAt, language, props.timeZone)}
              </TableCell>
              <TableCell>{duration(change.ageSeconds)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollArea>
  );
}

/** Changes that were merged and wait for their release: shown beside the lead time, never in it. */
export function WaitingSection(props: { answer: MetricsAnswer }) {
  const { entityRef, timeZone } = props.answer;
  const api = useApi(devopsApiRef);
  const t = useTexts();
  const load = useCallback(
    (cursor?: string) =>
      api.getWaitingChanges({ entityRef, cursor, limit: PAGE }),
    [api, entityRef],
  );
  const pages = useCursorPages<WaitingChange, ChangesAnswer>(load);
  return (
    <Section id="waiting" title={t('dora.waiting.title')}>
      {pages.items.length > 0 && (
        <WaitingTable changes={pages.items} timeZone={timeZone} />
      )}
      {pages.first && pages.items.length === 0 && (
        <Typography variant="body2">{t('dora.waiting.empty')}</Typography>
      )}
      {pages.loading && <LoadingRows />}
      {pages.error && (
        <LoadFailure
          title={t('dora.error.waiting')}
          error={pages.error}
          onRetry={pages.retry}
        />
      )}
      {pages.hasMore && !pages.loading && !pages.error && (
        <Button variant="outlined" size="small" onClick={pages.loadMore}>
          {t('dora.waiting.more')}
        </Button>
      )}
    </Section>
  );
}
