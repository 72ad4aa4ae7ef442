import { incidentSources } from './incidentSources';

describe('incidentSources', () => {
  const sources = incidentSources(
    new Map([
      ['pager', new Set(['component:default/a', 'component:default/b'])],
      ['desk', new Set(['component:default/b'])],
    ]),
  );

  it('names the sources of services and the services that have one', () => {
    const services = ['component:default/a', 'component:default/c'];
    expect(sources.sourcesOf(services)).toEqual(['pager']);
    expect(sources.reported(services, () => false)).toEqual(
      new Set(['component:default/a']),
    );
    expect(sources.sourcesOf(['component:default/b'])).toEqual([
      'pager',
      'desk',
    ]);
    expect(sources.sourcesOf([])).toEqual([]);
  });

  it('does not count on a source that fails', () => {
    const services = ['component:default/a', 'component:default/b'];
    const isFailing = (source: string) => source === 'pager';
    expect(sources.reported(services, isFailing)).toEqual(
      new Set(['component:default/b']),
    );
  });
});
