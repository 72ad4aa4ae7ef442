import { screen, within } from '@testing-library/react';
import { EvidenceRow } from '@devops-domains/backstage-plugin-devops-common';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { EvidenceTable } from './EvidenceTable';

const REVISION = '4f1c0de0123456789abcdef0123456789abcdef0';

const change: EvidenceRow = {
  kind: 'change',
  id: REVISION,
  entityRef: 'component:default/checkout',
  at: '2026-11-01T10:00:00.000Z',
  value: 7_200,
  version: 'v1',
  environment: 'production',
  url: null,
  title: null,
  startedAt: '2026-11-01T08:00:00.000Z',
  endedAt: null,
  links: [],
  findings: [],
  sample: false,
};

async function cells(isScope: boolean, shown = change) {
  await renderOnEntityPage(
    <EvidenceTable
      rows={[shown]}
      unit="seconds"
      timeZone="UTC"
      isScope={isScope}
      label="Evidence"
      markSample={false}
    />,
    { api: mockDevopsApi() },
  );
  const [head, row] = within(screen.getByRole('table')).getAllByRole('row');
  return {
    heads: within(head).getAllByRole('columnheader'),
    row: within(row).getAllByRole('cell'),
  };
}

it('gives every cell the word of its column, which stands before it on a narrow screen', async () => {
  const { heads, row } = await cells(true);
  expect(heads).toHaveLength(8);
  expect(row.map(cell => cell.getAttribute('data-head'))).toEqual(
    heads.map(head => head.textContent),
  );
  expect(row[6]).toHaveTextContent('2 h');
});

it('says nothing in the cell of what links a record where nothing does', async () => {
  const { heads, row } = await cells(false);
  expect(heads.map(head => head.textContent)).not.toContain('Entity');
  // The style leaves out what is empty.
  expect(row[row.length - 1]).toBeEmptyDOMElement();
});

it('calls a change by the beginning of its revision', async () => {
  const { row } = await cells(false);
  expect(row[1]).toHaveTextContent('Change 4f1c0de01234');
  expect(row[1]).not.toHaveTextContent(REVISION);
});

it.each([
  ['not over yet', []],
  ['–', ['recovery-unknown']],
])(
  'says %s of what has no end, with the findings %p',
  async (said, findings) => {
    const { heads, row } = await cells(false, { ...change, findings });
    const ended = heads.findIndex(head => head.textContent === 'End');
    expect(row[ended].textContent).toBe(said);
  },
);
