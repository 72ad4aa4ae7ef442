import { shipper } from '../sources/__testUtils__/shipper';
import { incidentSources, IncidentSourcesOptions } from './incidentSources';

const pager = {
  ...shipper,
  name: 'pager',
  delivers: ['incident' as const],
  annotations: ['pager.example/id'],
};
const host = {
  ...shipper,
  name: 'host',
  delivers: ['deployment' as const, 'incident' as const],
  annotations: ['host.example/slug', 'host.example/project'],
};
const secret = { secrets: ['s'], allowUnsigned: false };

const read = (options: Partial<IncidentSourcesOptions> = {}) =>
  incidentSources({
    incidentEntities: new Map(),
    eventTopics: new Map(),
    webhooks: new Map(),
    connectors: new Map(
      [shipper, pager, host].map(one => [one.name, one] as const),
    ),
    scheduled: new Set(),
    ...options,
  });

const entity = {
  entityRef: 'component:default/a',
  annotations: {
    'pager.example/id': 'P1',
    'host.example/project': 'a',
    'shipper.example/id': 'a',
  },
};

describe('incidentSources', () => {
  it('finds the connected ones that an annotation names', () => {
    const webhooks = new Map([
      ['pager', secret],
      ['host', { secrets: [], allowUnsigned: true }],
      ['shipper', secret],
    ]);
    const sources = read({ webhooks });
    expect(sources.of(entity)).toEqual(['pager', 'host']);
    expect(sources.of({ ...entity, annotations: {} })).toEqual([]);
    expect(
      sources.of({ ...entity, annotations: { 'pager.example/id': '' } }),
    ).toEqual([]);
    expect(sources.all).toEqual([
      { name: 'pager', isScheduled: false, isDedicated: true },
      { name: 'host', isScheduled: false, isDedicated: false },
    ]);
  });

  it('knows a source as connected by secret, events or schedule, and not without', () => {
    expect(read().of(entity)).toEqual([]);
    const closed = { secrets: [], allowUnsigned: false };
    expect(read({ webhooks: new Map([['pager', closed]]) }).of(entity)).toEqual(
      [],
    );
    expect(
      read({ eventTopics: new Map([['pager', 'known']]) }).of(entity),
    ).toEqual(['pager']);
    expect(read({ scheduled: new Set(['host']) }).of(entity)).toEqual(['host']);
  });

  it('takes the word of the configuration', () => {
    const sources = read({
      incidentEntities: new Map([
        ['desk', new Set([entity.entityRef, 'component:default/b'])],
        ['host', new Set(['component:default/b'])],
      ]),
    });
    expect(sources.of(entity)).toEqual(['desk']);
    expect(sources.configuredFor([entity.entityRef])).toEqual(['desk']);
    expect(sources.configuredFor(['component:default/b'])).toEqual([
      'desk',
      'host',
    ]);
    expect(sources.configuredFor([])).toEqual([]);
    expect(sources.all.map(({ isDedicated }) => isDedicated)).toEqual([
      true,
      true,
    ]);
  });
});
