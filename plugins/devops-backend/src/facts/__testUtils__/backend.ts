import { mockServices } from '@backstage/backend-test-utils';
import {
  DEFAULT_DEFINITIONS,
  Definitions,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { FixedEntityDirectory } from '../../ingestion/__testUtils__/FixedEntityDirectory';
import { DatabaseRecordWriter } from '../../ingestion/DatabaseRecordWriter';
import { EntityMatcher } from '../../ingestion/EntityMatcher';
import { DatabaseFactsReader } from '../../store/DatabaseFactsReader';
import { definitionsHash } from '../definitionsHash';
import { FactsUpdater } from '../FactsUpdater';

/** Entities that the tests' catalog holds. */
export const SERVICES = ['checkout', 'payments', 'search'].map(
  name => `component:default/${name}`,
);

/** A window that holds every instant of the tests. */
export const ALWAYS = { from: 0, to: Date.parse('2100-01-01T00:00:00Z') };

/** Everything between a record and its facts, on a given database. */
export function createBackend(
  knex: Knex,
  options: {
    definitions?: Definitions;
    /** Whether facts are computed after each write; otherwise they stay stale. */
    computes?: boolean;
    directory?: FixedEntityDirectory;
  } = {},
) {
  const definitions = options.definitions ?? DEFAULT_DEFINITIONS;
  const directory = options.directory ?? new FixedEntityDirectory(SERVICES);
  const logger = mockServices.logger.mock();
  const facts = new FactsUpdater({ knex, definitions, logger });
  const matcher = new EntityMatcher({ directory, aliases: new Map(), logger });
  const writer = new DatabaseRecordWriter({
    knex,
    matcher,
    onTouched: async ids => {
      if (options.computes ?? true) {
        await facts.update(ids);
      }
    },
    clock: () => Date.parse('2026-11-20T00:00:00Z'),
  });
  const reader = new DatabaseFactsReader({
    knex,
    definitions,
    definitionsHash: definitionsHash(definitions),
    cacheBytes: 2 ** 20,
  });
  return { directory, logger, facts, matcher, writer, reader };
}
