import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  EvidenceRow,
  MetricAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { findingLabel } from '../findings/findingText';
import { formatInstant } from '../format/instant';
import { Texts, useTexts } from '../language/useTexts';
import { ScrollArea } from '../state/ScrollArea';
import {
  incidentOfLink,
  recordOfEvidence,
} from '../overrides/correctableRecord';
import { RecordCorrections } from '../overrides/RecordCorrections';
import { SampleChip } from '../state/DataChips';
import { VersionText } from '../timeline/VersionText';
import { ExternalText } from './ExternalText';
import { reasonText } from './reasonText';

function contribution(
  t: Texts,
  row: EvidenceRow,
  unit: MetricAnswer['unit'],
  duration: (seconds: number) => string,
): string {
  if (row.value === null) {
    return t('dora.evidence.noSample');
  }
  if (unit === 'seconds') {
    return duration(row.value);
  }
  return t(row.value > 0 ? 'dora.evidence.counts' : 'dora.evidence.countsNot');
}

function LinkedBy(props: { links: EvidenceRow['links'] }) {
  const t = useTexts();
  return (
    <>
      {props.links.map(link => (
        <Typography
          key={`${link.reason} ${link.ref}`}
          variant="body2"
          component="div"
        >
          {reasonText(t, link.reason)}:{' '}
          <ExternalText text={link.title ?? link.ref} url={link.url} />{' '}
          <RecordCorrections record={incidentOfLink(link)} />
        </Typography>
      ))}
    </>
  );
}

function RecordCell(props: { row: EvidenceRow; markSample: boolean }) {
  const { row, markSample } = props;
  const t = useTexts();
  return (
    <>
      <Typography variant="body2" component="div">
        {t(`dora.evidence.kind.${row.kind}`)}{' '}
        <ExternalText text={row.title ?? row.id} url={row.url} />{' '}
        <RecordCorrections record={recordOfEvidence(row)} />
      </Typography>
      {row.environment && (
        <Typography variant="caption" color="textSecondary">
          {row.environment}{' '}
        </Typography>
      )}
      {markSample && row.sample && <SampleChip />}
      {row.findings.map(code => (
        <Typography key={code} variant="caption" component="div">
          {findingLabel(t, code)}
        </Typography>
      ))}
    </>
  );
}

/** The records behind a number, one a row. */
export function EvidenceTable(props: {
  rows: EvidenceRow[];
  unit: MetricAnswer['unit'];
  timeZone: string;
  /** Whether the rows belong to more than one service. */
  isScope: boolean;
  label: string;
  /** Whether a row of sample data says so itself. */
  markSample: boolean;
}) {
  const { rows, unit, timeZone, isScope, label, markSample } = props;
  const t = useTexts();
  const { language, duration } = useMetricFormat();
  const isDuration = unit === 'seconds';
  const time = (iso: string | null, absent: string) =>
    iso === null ? absent : formatInstant(iso, language, timeZone);
  return (
    <ScrollArea label={label}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell>{t('dora.evidence.at')}</TableCell>
            <TableCell>{t('dora.evidence.record')}</TableCell>
            {isScope && <TableCell>{t('dora.evidence.entity')}</TableCell>}
            <TableCell>{t('dora.evidence.version')}</TableCell>
            {isDuration && (
              <>
                <TableCell>{t('dora.evidence.started')}</TableCell>
                <TableCell>{t('dora.evidence.ended')}</TableCell>
              </>
            )}
            <TableCell>{t('dora.evidence.contribution')}</TableCell>
            <TableCell>{t('dora.evidence.linkedBy')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(row => (
            <TableRow key={`${row.kind} ${row.entityRef} ${row.id}`}>
              <TableCell>{time(row.at, '–')}</TableCell>
              <TableCell>
                <RecordCell row={row} markSample={markSample} />
              </TableCell>
              {isScope && (
                <TableCell>
                  <EntityRefLink entityRef={row.entityRef} />
                </TableCell>
              )}
              <TableCell>
                <VersionText version={row.version} />
              </TableCell>
              {isDuration && (
                <>
                  <TableCell>{time(row.startedAt, '–')}</TableCell>
                  <TableCell>
                    {time(row.endedAt, t('dora.evidence.ongoing'))}
                  </TableCell>
                </>
              )}
              <TableCell>{contribution(t, row, unit, duration)}</TableCell>
              <TableCell>
                <LinkedBy links={row.links} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollArea>
  );
}
