import { EvidenceRow } from '@devops-domains/backstage-plugin-devops-common';
import fc from 'fast-check';
import { csvCell, evidenceCsv } from './evidenceCsv';

const row: EvidenceRow = {
  kind: 'incident',
  id: 'pagerduty/Q1',
  entityRef: 'component:default/checkout',
  at: '2026-11-01T10:00:00.000Z',
  value: 90.5,
  version: null,
  environment: 'production',
  url: 'https://example.com/q1',
  title: '=HYPERLINK("https://evil","click")',
  startedAt: null,
  endedAt: null,
  links: [
    { reason: 'explicit', ref: 'deployment:ci/1', title: null, url: null },
    { reason: 'inferred', ref: 'deployment:ci/2', title: null, url: null },
  ],
  findings: [],
  sample: false,
};

/** A reader of RFC 4180, to read back what was written. */
function readCells(line: string): string[] {
  const cells = line.match(/(?:^|,)(?:"(?:[^"]|"")*"|[^",]*)/g) ?? [];
  return cells
    .map(cell => cell.replace(/^,/, ''))
    .map(cell =>
      cell.startsWith('"') ? cell.slice(1, -1).replace(/""/g, '"') : cell,
    );
}

describe('evidenceCsv', () => {
  it('has a header and a line for each row', () => {
    const [header, first, end] = evidenceCsv([row]).split('\r\n');
    expect(header).toBe(
      'kind,id,entityRef,at,value,version,environment,title,url,startedAt,endedAt,links,findings,sample',
    );
    const cells = readCells(first);
    expect(cells).toHaveLength(14);
    expect(cells[4]).toBe('90.5');
    expect(cells[5]).toBe('');
    expect(cells[11]).toBe(
      'explicit deployment:ci/1; inferred deployment:ci/2',
    );
    expect(end).toBe('');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '|x', '%x'])(
    'takes the power from a text that a spreadsheet would run: %j',
    text => {
      expect(readCells(csvCell(text))[0]).toBe(`'${text}`);
    },
  );

  it('never lets a text begin like a formula, nor break out of its cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const [cell, ...more] = readCells(csvCell(text));
        expect(more).toEqual([]);
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        expect([text, `'${text}`]).toContain(cell);
      }),
    );
  });

  it('keeps numbers numbers', () => {
    expect(csvCell(-3.5)).toBe('-3.5');
    expect(csvCell(null)).toBe('');
  });
});
