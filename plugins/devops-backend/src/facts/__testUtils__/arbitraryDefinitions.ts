import {
  DEFAULT_DEFINITIONS,
  Definitions,
  LEAD_TIME_STARTS,
} from '@devops-domains/backstage-plugin-devops-common';
import fc from 'fast-check';

/** What a company may choose, for the records of `arbitraryRecords`. */
export const arbitraryDefinitions: fc.Arbitrary<Definitions> = fc
  .record({
    leadTimeStart: fc.constantFrom('authoredAt', ...LEAD_TIME_STARTS),
    attributionHours: fc.constantFrom(1, 24, 240),
    countFailedPipelines: fc.boolean(),
    rollbackLiveDays: fc.constantFrom(1, 30),
    countSuspects: fc.boolean(),
    productionEnvironments: fc.constantFrom<string[] | null>(null, null, [
      'test',
      'prod-EU',
    ]),
    productionEnvironmentsBySource: fc.constantFrom<
      Definitions['productionEnvironmentsBySource']
    >({}, {}, { ci: ['PRODUCTION'] }),
  })
  .map(some => ({ ...DEFAULT_DEFINITIONS, ...some }));
