import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { DEFAULT_DEFINITIONS } from '@devops-domains/backstage-plugin-devops-common';
import { readConfiguration } from './readConfiguration';

const read = (devops: JsonObject) =>
  readConfiguration(mockServices.rootConfig({ data: { devops } }));

describe('readConfiguration', () => {
  it('needs nothing', () => {
    const config = mockServices.rootConfig({ data: {} });
    expect(readConfiguration(config)).toEqual({
      definitions: DEFAULT_DEFINITIONS,
      benchmarkYear: undefined,
      aliases: new Map(),
      incidentEntities: new Map(),
      matchingFrequency: { seconds: 20 },
      webhooks: new Map(),
      eventTopics: new Map(),
      retention: { days: 30, unresolvedDays: 90 },
      writers: [],
      matchingRules: [],
      domainNamespace: 'devops',
      cache: {
        blockBytes: Math.floor((256 * 2 ** 20) / 3),
        poolBytes: Math.ceil((256 * 2 ** 20 * 2) / 3),
        recentMs: 5_000,
      },
    });
  });

  it('reads everything, and numbers and flags from the environment too', () => {
    expect(
      read({
        metrics: {
          leadTimeStart: 'mergedAt',
          attributionHours: '48',
          countFailedPipelines: 'true',
          rollbackLiveDays: 7,
          countSuspects: true,
          benchmarkYear: 2022,
        },
        productionEnvironments: ['eu'],
        sources: {
          'ci.main': {
            productionEnvironments: ['blue'],
            leadTimeStart: 'committedAt',
            attributionHours: '2',
            countFailedPipelines: false,
            token: 'of a module',
          },
          pager: {
            incidents: { entities: ['Component:checkout'] },
            webhook: { secret: 'old', secrets: ['new'] },
            events: { topics: ['pager.all'] },
          },
          github: { webhook: { allowUnsigned: 'true' }, events: true },
          gitlab: { events: false },
        },
        aliases: { 'component:old': 'component:default/new' },
        matching: { frequency: { seconds: 10 } },
        inbox: { retention: { days: '7' } },
        domains: { namespace: 'platform' },
        cache: { megabytes: '0', visibility: { seconds: 0 } },
        git: { repositories: [] },
      }),
    ).toEqual({
      definitions: {
        leadTimeStart: 'mergedAt',
        attributionHours: 48,
        countFailedPipelines: true,
        rollbackLiveDays: 7,
        countSuspects: true,
        productionEnvironments: ['eu'],
        productionEnvironmentsBySource: { 'ci.main': ['blue'] },
        bySource: {
          'ci.main': {
            leadTimeStart: 'committedAt',
            attributionHours: 2,
            countFailedPipelines: false,
          },
        },
      },
      benchmarkYear: 2022,
      aliases: new Map([['component:default/old', 'component:default/new']]),
      incidentEntities: new Map([
        ['pager', new Set(['component:default/checkout'])],
      ]),
      matchingFrequency: { seconds: 10 },
      webhooks: new Map([
        ['pager', { secrets: ['old', 'new'], allowUnsigned: false }],
        ['github', { secrets: [], allowUnsigned: true }],
      ]),
      eventTopics: new Map<string, unknown>([
        ['pager', ['pager.all']],
        ['github', 'known'],
      ]),
      retention: { days: 7, unresolvedDays: 90 },
      writers: [],
      matchingRules: [],
      domainNamespace: 'platform',
      cache: { blockBytes: 0, poolBytes: 0, recentMs: 0 },
    });
  });

  it.each<[JsonObject, string]>([
    [
      { metrics: { leadTimeStart: 'birth' } },
      'devops.metrics.leadTimeStart must be one of',
    ],
    [
      { metrics: { attributionHours: -1 } },
      'devops.metrics.attributionHours must be a number of hours',
    ],
    [
      { metrics: { attributionHours: 'soon' } },
      'devops.metrics.attributionHours must be a number of hours',
    ],
    [
      { metrics: { countSuspects: 'maybe' } },
      'devops.metrics.countSuspects must be true or false',
    ],
    [
      { metrics: { benchmarkYear: 2020 } },
      'devops.metrics.benchmarkYear must be one of 2019',
    ],
    [
      { metrics: { atributionHours: 1 } },
      'devops.metrics has unknown keys: atributionHours',
    ],
    [
      { productionEnvironments: [] },
      'devops.productionEnvironments must name at least one',
    ],
    [
      { productionEnvironments: 'prod' },
      'devops.productionEnvironments must be a list',
    ],
    [
      { sources: { ci: { productionEnvironments: 'prod' } } },
      'devops.sources.ci.productionEnvironments must be a list',
    ],
    [
      { sources: { ci: { leadTimeStart: 'birth' } } },
      'devops.sources.ci.leadTimeStart must be one of',
    ],
    [
      { sources: { ci: { attributionHours: 2161 } } },
      'devops.sources.ci.attributionHours must be a number of hours',
    ],
    [
      { sources: { pager: { incidents: { entities: ['group:x'] } } } },
      'devops.sources.pager.incidents.entities.0 must be an entity ref',
    ],
    [
      { sources: { github: { webhook: { secrets: [''] } } } },
      'devops.sources.github.webhook.secrets.0 must be a text that is not empty',
    ],
    [
      {
        sources: { github: { webhook: { secret: 's', allowUnsigned: true } } },
      },
      'devops.sources.github.webhook has secrets that allowUnsigned makes worthless',
    ],
    [
      { sources: { github: { webhook: { token: 's' } } } },
      'devops.sources.github.webhook may only have secret',
    ],
    [
      { sources: { github: { events: 'push' } } },
      'devops.sources.github.events must be true',
    ],
    [
      { inbox: { retention: { days: 0 } } },
      'devops.inbox.retention.days must be a number of days',
    ],
    [
      { cache: { megabytes: -1 } },
      'devops.cache.megabytes must be a number of megabytes',
    ],
    [
      { cache: { visibility: '2 minutes' } },
      'devops.cache.visibility must be a minute at most',
    ],
    [{ sources: { 'A b': {} } }, 'devops.sources.A b'],
    [
      { aliases: { 'component:a': 'b' } },
      'devops.aliases.component:a must be an entity ref',
    ],
    [{ matching: { frequency: 'often' } }, 'devops.matching.frequency'],
  ])('says which key is wrong in %j', (devops, message) => {
    expect(() => read(devops)).toThrow(message);
  });
});
