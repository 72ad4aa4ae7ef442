import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  MetricsAnswer,
  SourceStatus,
} from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { formatInstant } from '../format/instant';
import { Texts, useTexts } from '../language/useTexts';
import { ScrollArea } from '../state/ScrollArea';
import { SampleChip } from '../state/DataChips';
import { Section } from '../state/Section';

const KINDS = ['deployment', 'change', 'incident'] as const;

const kindText = (t: Texts, kind: string) => {
  const known = KINDS.find(each => each === kind);
  return known ? t(`dora.evidence.kind.${known}`) : kind;
};

function SourceRow(props: { status: SourceStatus; timeZone: string }) {
  const { status, timeZone } = props;
  const t = useTexts();
  const { language, number } = useMetricFormat();
  return (
    <TableRow>
      <TableCell>
        {status.source} {status.sample && <SampleChip />}
      </TableCell>
      <TableCell>
        {status.kinds.map(kind => kindText(t, kind)).join(', ')}
      </TableCell>
      <TableCell>{number(status.records)}</TableCell>
      <TableCell>
        {status.lastReceivedAt
          ? formatInstant(status.lastReceivedAt, language, timeZone)
          : t('dora.sources.never')}
      </TableCell>
      <TableCell>{status.lastError ?? '–'}</TableCell>
    </TableRow>
  );
}

/** Where the records come from, and how each source is. */
export function SourcesSection(props: { answer: MetricsAnswer }) {
  const { sources, timeZone } = props.answer;
  const t = useTexts();
  const title = t('dora.sources.title');
  return (
    <Section id="sources" title={title}>
      {sources.length === 0 ? (
        <Typography variant="body2">{t('dora.sources.none')}</Typography>
      ) : (
        <ScrollArea label={title}>
          <Table size="small" aria-label={title}>
            <TableHead>
              <TableRow>
                <TableCell>{t('dora.sources.source')}</TableCell>
                <TableCell>{t('dora.sources.kinds')}</TableCell>
                <TableCell>{t('dora.sources.records')}</TableCell>
                <TableCell>{t('dora.sources.last')}</TableCell>
                <TableCell>{t('dora.sources.error')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {sources.map(status => (
                <SourceRow
                  key={status.source}
                  status={status}
                  timeZone={timeZone}
                />
              ))}
            </TableBody>
          </Table>
        </ScrollArea>
      )}
    </Section>
  );
}
