import { ReactNode } from 'react';
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
import { shortVersion } from '../timeline/shortVersion';
import { VersionText } from '../timeline/VersionText';
import { ExternalText } from './ExternalText';
import { reasonText } from './reasonText';
import { useStackStyles } from './useStackStyles';

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
        <ExternalText text={row.title ?? shortVersion(row.id)} url={row.url} />{' '}
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

interface EvidenceProps {
  rows: EvidenceRow[];
  unit: MetricAnswer['unit'];
  timeZone: string;
  /** Whether the rows belong to more than one service. */
  isScope: boolean;
  label: string;
  /** Whether a row of sample data says so itself. */
  markSample: boolean;
}

interface Column {
  head: string;
  /** Null where a row has nothing to say. */
  cell: (row: EvidenceRow) => ReactNode;
}

function useColumns(props: EvidenceProps): Column[] {
  const { unit, timeZone, isScope, markSample } = props;
  const t = useTexts();
  const { language, duration } = useMetricFormat();
  const time = (iso: string | null, absent: string) =>
    iso === null ? absent : formatInstant(iso, language, timeZone);
  const ofDuration: Column[] = [
    {
      head: t('dora.evidence.started'),
      cell: row => time(row.startedAt, '–'),
    },
    {
      head: t('dora.evidence.ended'),
      // What is over since nobody knows when does not go on.
      cell: row =>
        time(
          row.endedAt,
          row.findings.includes('recovery-unknown')
            ? '–'
            : t('dora.evidence.ongoing'),
        ),
    },
  ];
  const ofScope: Column = {
    head: t('dora.evidence.entity'),
    cell: row => <EntityRefLink entityRef={row.entityRef} />,
  };
  return [
    { head: t('dora.evidence.at'), cell: row => time(row.at, '–') },
    {
      head: t('dora.evidence.record'),
      cell: row => <RecordCell row={row} markSample={markSample} />,
    },
    ...(isScope ? [ofScope] : []),
    {
      head: t('dora.evidence.version'),
      cell: row => <VersionText version={row.version} />,
    },
    ...(unit === 'seconds' ? ofDuration : []),
    {
      head: t('dora.evidence.contribution'),
      cell: row => contribution(t, row, unit, duration),
    },
    {
      head: t('dora.evidence.linkedBy'),
      cell: ({ links }) =>
        links.length > 0 ? <LinkedBy links={links} /> : null,
    },
  ];
}

/** The records behind a number, one a row; on a narrow screen one below the other, with all that is known of each. */
export function EvidenceTable(props: EvidenceProps) {
  const { rows, label } = props;
  const classes = useStackStyles();
  const columns = useColumns(props);
  return (
    <ScrollArea label={label}>
      {/* Roles in words, because some browsers forget them where rows become blocks. */}
      <Table
        size="small"
        role="table"
        aria-label={label}
        className={classes.table}
      >
        <TableHead role="rowgroup">
          <TableRow role="row">
            {columns.map(({ head }) => (
              <TableCell key={head} role="columnheader">
                {head}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody role="rowgroup">
          {rows.map(row => (
            <TableRow key={`${row.kind} ${row.entityRef} ${row.id}`} role="row">
              {columns.map(({ head, cell }) => (
                <TableCell key={head} role="cell" data-head={head}>
                  {cell(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollArea>
  );
}
