import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { MIGRATIONS } from '../migrate';

/** The databases that every test of the store runs on. */
export const DATABASES: TestDatabaseId[] = ['SQLITE_3', 'POSTGRES_18'];

/** Empty databases with the plugin's tables; call it once in a test file. */
export function createDatabases() {
  const databases = TestDatabases.create({
    ids: DATABASES,
    // PostgreSQL comes from the test run, never from a container by chance.
    disableDocker: true,
  });
  return {
    databases,
    each: databases.eachSupportedId(),
    async migrated(id: TestDatabaseId): Promise<Knex> {
      const knex = await databases.init(id);
      await knex.migrate.latest({ directory: MIGRATIONS });
      return knex;
    },
  };
}
