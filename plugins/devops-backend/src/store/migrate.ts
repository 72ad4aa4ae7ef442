import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** Folder of the migrations, which lie beside the code in every form of the package. */
export const MIGRATIONS = resolvePackagePath(
  '@devops-domains/backstage-plugin-devops-backend',
  'migrations',
);

/** Connects to the plugin's database and brings its tables up to date. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: MIGRATIONS });
  }
  return knex;
}
