import knexFactory, { Knex } from 'knex';

/** How to reach a server of PostgreSQL. */
export interface Connection {
  host: string;
  port: number;
  user: string;
  password: string;
}

/** Stated in the report: what one would set on a server of this size. */
export const SETTINGS = {
  shared_buffers: '4GB',
  effective_cache_size: '12GB',
  work_mem: '64MB',
  maintenance_work_mem: '512MB',
  max_wal_size: '8GB',
  checkpoint_timeout: '30min',
  random_page_cost: '1.1',
  jit: 'off',
  max_connections: '200',
};

/** The plugin's database, as Backstage names it. */
export const PLUGIN_DATABASE = 'backstage_plugin_devops';
/** The plain tables of the comparison, on the same server. */
export const PLAIN_DATABASE = 'bench_plain';

export function connect(
  connection: Connection,
  database: string,
  connections = 6,
): Knex {
  return knexFactory({
    client: 'pg',
    connection: { ...connection, database },
    pool: { min: 0, max: connections },
  });
}

/** Makes the database if there is none. @returns whether it was made */
export async function ensureDatabase(connection: Connection, name: string) {
  const admin = connect(connection, 'postgres');
  try {
    const { rows } = await admin.raw(
      'select 1 from pg_database where datname = ?',
      [name],
    );
    if (rows.length === 0) {
      await admin.raw('create database ??', [name]);
    }
    return rows.length === 0;
  } finally {
    await admin.destroy();
  }
}
