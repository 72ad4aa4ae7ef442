import { bearsOnFacts, toServiceColumns } from './serviceColumns';
import { ServiceEntity } from './services';

const entity: ServiceEntity = {
  entityRef: 'component:default/checkout',
  uid: 'u1',
  productionEnvironments: null,
  definitionAnnotations: {},
  incidentSources: [],
};
const columns = (more: Partial<ServiceEntity>, kept: string | null = null) =>
  toServiceColumns({ ...entity, ...more }, kept, 5);

describe('toServiceColumns', () => {
  it('holds nothing where nothing is chosen', () => {
    expect(columns({})).toEqual({
      entity_ref: entity.entityRef,
      entity_uid: 'u1',
      production_environments: null,
      definition_annotations: null,
      incident_sources: null,
    });
  });

  it('keeps since when a source is named', () => {
    const incidentSources = ['pager', 'constructor', 'desk'];
    expect(
      columns({ incidentSources }, '{"gone":1,"pager":2}').incident_sources,
    ).toBe('{"constructor":5,"desk":5,"pager":2}');
  });
});

describe('bearsOnFacts', () => {
  it.each<[Partial<ServiceEntity>, boolean]>([
    [{}, false],
    [{ uid: 'u2', entityRef: 'component:default/basket' }, false],
    [{ productionEnvironments: ['eu'] }, true],
    [{ definitionAnnotations: { a: 'b' } }, true],
    [{ incidentSources: ['pager'] }, true],
  ])('says of %j whether facts differ by it', (more, differs) => {
    expect(bearsOnFacts(columns({}), columns(more))).toBe(differs);
  });
});
