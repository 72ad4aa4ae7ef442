import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  EvidenceRow,
  IncidentRecord,
} from '@devops-domains/backstage-plugin-devops-common';
import { ScopeResolver } from '../catalog/ScopeResolver';
import { emptyStore } from '../http/__testUtils__/startRouter';
import { component } from '../http/__testUtils__/testCatalog';
import { EvidenceReader } from './EvidenceReader';

const CHECKOUT = 'component:default/checkout';

const incident = (name: string, change: object = {}): IncidentRecord => ({
  kind: 'incident',
  id: `pager/${name}`,
  source: 'pager',
  externalId: name,
  service: `component:default/${name}`,
  repository: null,
  url: `https://pager.example.com/${name}`,
  openedAt: 1,
  resolvedAt: null,
  severity: null,
  title: `Trouble with ${name}`,
  causedBy: null,
  duplicateOf: null,
  ...change,
});

const release = (id: string, reasons: string[]): EvidenceRow => ({
  kind: 'deployment',
  id,
  entityRef: CHECKOUT,
  at: '2026-11-01T00:00:00.000Z',
  value: 1,
  version: null,
  environment: 'production',
  url: null,
  title: null,
  startedAt: null,
  endedAt: null,
  links: reasons.map(ref => ({
    reason: 'explicit',
    ref,
    title: null,
    url: null,
  })),
  findings: [],
  sample: false,
});

/** The evidence of checkout, for somebody who sees checkout and cart. */
async function complete(rows: EvidenceRow[], records: IncidentRecord[]) {
  const catalog = catalogServiceMock({
    entities: [component('checkout'), component('cart')],
  });
  const reader = new EvidenceReader({
    store: { ...emptyStore, readRecords: async () => records },
    scopes: new ScopeResolver(catalog),
    sampleSources: new Set(['made-up']),
  });
  const scope = {
    entityRefs: [CHECKOUT],
    services: [CHECKOUT],
    isScope: false,
  };
  return reader.complete(rows, scope, mockCredentials.user());
}

describe('EvidenceReader', () => {
  it('tells title and link of records that the caller may see, and of no others', async () => {
    const row = release('ci/1', [
      'incident:pager/checkout',
      'incident:pager/cart',
      'incident:pager/secret',
      'incident:pager/waiting',
    ]);
    const [{ links }] = await complete(
      [row],
      [
        incident('checkout'),
        incident('cart'),
        incident('secret'),
        incident('waiting', { service: null }),
      ],
    );
    expect(links.map(({ title, url }) => [title, url])).toEqual([
      ['Trouble with checkout', 'https://pager.example.com/checkout'],
      ['Trouble with cart', 'https://pager.example.com/cart'],
      [null, null],
      [null, null],
    ]);
  });

  it('makes no link of an address that would run in the browser', async () => {
    const [{ links }] = await complete(
      [release('ci/1', ['incident:pager/checkout'])],
      [incident('checkout', { url: 'data:text/html,x' })],
    );
    expect(links[0].url).toBeNull();
  });

  it('marks what a source of generated records sent', async () => {
    const change: EvidenceRow = {
      ...release('4f1c', ['deployment:made-up/1']),
      kind: 'change',
    };
    const rows = await complete(
      [release('made-up/1', []), release('ci/1', []), change],
      [],
    );
    expect(rows.map(({ sample }) => sample)).toEqual([true, false, true]);
  });
});
