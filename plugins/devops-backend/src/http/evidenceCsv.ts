import { EvidenceRow } from '@devops-domains/backstage-plugin-devops-common';

type Cell = string | number | boolean | null;

const COLUMNS: Record<string, (row: EvidenceRow) => Cell> = {
  kind: row => row.kind,
  id: row => row.id,
  entityRef: row => row.entityRef,
  at: row => row.at,
  value: row => row.value,
  version: row => row.version,
  environment: row => row.environment,
  title: row => row.title,
  url: row => row.url,
  startedAt: row => row.startedAt,
  endedAt: row => row.endedAt,
  links: row => row.links.map(link => `${link.reason} ${link.ref}`).join('; '),
  findings: row => row.findings.join('; '),
  sample: row => row.sample,
};

/** Evidence as CSV (RFC 4180), with a header line; every line ends with CRLF. */
export function evidenceCsv(rows: EvidenceRow[]): string {
  const lines = [
    Object.keys(COLUMNS),
    ...rows.map(row => Object.values(COLUMNS).map(column => column(row))),
  ];
  return lines.map(cells => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/**
 * A spreadsheet runs text that begins like a formula, and records hold text that
 * strangers wrote, so such text gets an apostrophe in front. Numbers stay numbers.
 */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = /^\s*[=+\-@\t\r\n|%]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n']/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
