/** The variables of Backstage's production configuration choose PostgreSQL for development, too. */
export function databaseEnvironment(env) {
  if (!env.POSTGRES_HOST) return env;
  const database = {
    client: 'pg',
    connection: {
      host: env.POSTGRES_HOST,
      port: Number(env.POSTGRES_PORT ?? 5432),
      user: env.POSTGRES_USER,
      password: env.POSTGRES_PASSWORD,
    },
  };
  return { ...env, APP_CONFIG_backend_database: JSON.stringify(database) };
}
