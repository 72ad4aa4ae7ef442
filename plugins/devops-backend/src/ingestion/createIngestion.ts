import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { FactsUpdater } from '../facts/FactsUpdater';
import { CatalogEntityDirectory } from './CatalogEntityDirectory';
import { DatabaseRecordWriter, OnTouched } from './DatabaseRecordWriter';
import { EntityDirectory } from './EntityDirectory';
import { EntityMatcher } from './EntityMatcher';
import { MatchingRule } from './matchingRules';
import { Rematcher } from './Rematcher';
import { IncidentSourcesOf } from './serviceEntity';
import { ServiceFollower } from './ServiceFollower';

/** Up to here a write waits for the facts, so that whoever reads next sees them. */
const AWAITED = { records: 50, services: 10 };

/** Puts the way of a record from its sender to its service together. */
export function createIngestion(options: {
  knex: Knex;
  logger: LoggerService;
  catalog: CatalogService;
  auth: AuthService;
  facts: FactsUpdater;
  aliases: ReadonlyMap<string, string>;
  matchingRules: readonly MatchingRule[];
  incidentSourcesOf: IncidentSourcesOf;
}): {
  writer: DatabaseRecordWriter;
  rematcher: Rematcher;
  follower: ServiceFollower;
  directory: EntityDirectory;
} {
  const { knex, facts } = options;
  const directory = new CatalogEntityDirectory(options);
  const matcher = new EntityMatcher({
    ...options,
    directory,
    rules: options.matchingRules,
  });
  const follower = new ServiceFollower({ ...options, directory });
  const onTouched: OnTouched = async (services, { records }) => {
    if (records <= AWAITED.records && services.length <= AWAITED.services) {
      await facts.update(services);
    } else {
      facts.updateSoon(services);
    }
  };
  const writer = new DatabaseRecordWriter({
    knex,
    matcher,
    onTouched,
    incidentSourcesOf: options.incidentSourcesOf,
  });
  const rematcher = new Rematcher({ ...options, writer, directory });
  return { writer, rematcher, follower, directory };
}
