import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import {
  SourceHealth,
  SourceStatus,
} from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { formatInstant } from '../format/instant';
import { useTexts } from '../language/useTexts';
import { SampleChip } from '../state/DataChips';
import { ScrollArea } from '../state/ScrollArea';
import { BackfillProgress } from './BackfillProgress';
import { kindsText } from './kindsText';

/** A source that feeds an entity; what is known of it beyond that may still be loading. */
type Feeding = SourceStatus & Partial<Pick<SourceHealth, 'title' | 'progress'>>;

function SourceRow(props: { source: Feeding; timeZone: string }) {
  const { source, timeZone } = props;
  const { title = source.source, progress = null } = source;
  const t = useTexts();
  const { language, number } = useMetricFormat();
  const instant = (iso: string | null) =>
    iso === null
      ? t('sources.field.never')
      : formatInstant(iso, language, timeZone);
  return (
    <TableRow>
      <TableCell>
        {title} {source.sample && <SampleChip />}
        <BackfillProgress source={{ title, progress }} timeZone={timeZone} />
      </TableCell>
      <TableCell>{kindsText(t, source.kinds)}</TableCell>
      <TableCell>{number(source.records)}</TableCell>
      <TableCell>{instant(source.lastReceivedAt)}</TableCell>
      <TableCell>{instant(source.lastRecordAt)}</TableCell>
      <TableCell>{source.lastError ?? '–'}</TableCell>
    </TableRow>
  );
}

/** The sources that feed an entity. */
export function SourceTable(props: {
  sources: readonly Feeding[];
  label: string;
  timeZone: string;
}) {
  const { sources, label, timeZone } = props;
  const t = useTexts();
  return (
    <ScrollArea label={label}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell>{t('sources.entity.source')}</TableCell>
            <TableCell>{t('sources.entity.delivers')}</TableCell>
            <TableCell>{t('sources.field.records')}</TableCell>
            <TableCell>{t('sources.entity.lastReceived')}</TableCell>
            <TableCell>{t('sources.entity.lastEvent')}</TableCell>
            <TableCell>{t('sources.field.error')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {sources.map(source => (
            <SourceRow
              key={source.source}
              source={source}
              timeZone={timeZone}
            />
          ))}
        </TableBody>
      </Table>
    </ScrollArea>
  );
}
