import { DEFAULT_DEFINITIONS, Definitions } from '../metrics/definitions';
import { classifyEnvironment, parseEnvironmentsAnnotation } from './production';

function classify(
  name: string,
  options: {
    tier?: string;
    source?: string;
    entityEnvironments?: string[];
    definitions?: Partial<Definitions>;
  } = {},
) {
  return classifyEnvironment({
    name,
    tier: options.tier ?? null,
    source: options.source ?? 'ci',
    entityEnvironments: options.entityEnvironments ?? null,
    definitions: { ...DEFAULT_DEFINITIONS, ...options.definitions },
  });
}

describe('classifyEnvironment', () => {
  describe('by name', () => {
    it.each([
      'production',
      'Production',
      'PROD',
      'live',
      'prod-eu',
      'prod_eu_1',
      'prod/eu',
      'prod.eu',
      'production eu-west',
      'live/kr',
      ' prod ',
      '/prod',
      'Production – web',
      'prod-performance',
    ])('%p is production', name => {
      expect(classify(name)).toBe('production');
    });

    it.each([
      'pre-prod',
      'preprod',
      'non-prod',
      'nonprod',
      'prod-like',
      'prod-copy',
      'Prod_Test',
      'live-preview',
      'production.staging',
      'test',
      'testing',
      'stage',
      'staging-2',
      'dev',
      'development',
      'qa',
      'UAT',
      'Preview – web',
      'review/dev',
      'team a/test',
      'performance-test',
      'performance',
      'Perf',
      'load',
      'eu-loadtest',
    ])('%p is known to be something else', name => {
      expect(classify(name)).toBe('other');
    });

    it.each([
      '',
      '-',
      'eu-prod',
      'reproduction',
      'production2',
      'alive',
      'eu-west-1',
      'main',
      'customer-a',
      'pre-sales',
      'non-stop',
      'liver',
    ])('%p is unknown, never production', name => {
      expect(classify(name)).toBe('unknown');
    });
  });

  describe('by the tier of the source', () => {
    it.each(['production', 'PRODUCTION', ' Production '])(
      '%p wins over the name',
      tier => {
        expect(classify('staging', { tier })).toBe('production');
      },
    );

    it.each(['staging', 'Testing', 'development', 'other'])(
      '%p is none, whatever the name',
      tier => {
        expect(classify('prod', { tier })).toBe('other');
      },
    );

    it.each(['', 'gold', 'unknown'])('%p says nothing', tier => {
      expect(classify('prod', { tier })).toBe('production');
      expect(classify('main', { tier })).toBe('unknown');
    });
  });

  describe('by configuration', () => {
    const definitions = {
      productionEnvironments: ['main'],
      productionEnvironmentsBySource: { argo: ['cluster-1'] },
    };

    it('knows only the global list where no other applies', () => {
      expect(classify('Main', { definitions })).toBe('production');
      expect(classify('prod', { definitions, tier: 'production' })).toBe(
        'other',
      );
    });

    it('prefers the list of the source', () => {
      const source = 'argo';
      expect(classify('CLUSTER-1', { definitions, source })).toBe('production');
      expect(classify('main', { definitions, source })).toBe('other');
    });

    it('prefers the list of the entity to both', () => {
      const options = {
        definitions,
        source: 'argo',
        entityEnvironments: ['Blue'],
      };
      expect(classify('blue', options)).toBe('production');
      expect(classify('cluster-1', options)).toBe('other');
      expect(classify('main', options)).toBe('other');
    });

    it('takes an empty list at its word', () => {
      expect(
        classify('prod', { definitions: { productionEnvironments: [] } }),
      ).toBe('other');
    });

    it('is not misled by the name of a source', () => {
      expect(classify('prod', { source: 'constructor' })).toBe('production');
      expect(classify('main', { source: '__proto__', definitions })).toBe(
        'production',
      );
    });

    it('compares names of any script in any case and composition', () => {
      expect(
        classify('ПРОД', { definitions: { productionEnvironments: ['прод'] } }),
      ).toBe('production');
      expect(
        classify('운영'.normalize('NFD'), { entityEnvironments: ['운영'] }),
      ).toBe('production');
    });
  });
});

describe('parseEnvironmentsAnnotation', () => {
  it.each([
    [undefined, null],
    ['', null],
    [' , ', null],
    ['prod', ['prod']],
    [' prod-eu , prod us,prod-eu,', ['prod-eu', 'prod us']],
    ['prod-eu\nprod-us\n', ['prod-eu', 'prod-us']],
  ])('of %p is %p', (value, expected) => {
    expect(parseEnvironmentsAnnotation(value)).toEqual(expected);
  });
});
