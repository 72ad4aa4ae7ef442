// @ts-check

/**
 * Text that orders by code point on every database.
 *
 * @param {import('knex').Knex} knex
 * @param {import('knex').Knex.CreateTableBuilder} table
 * @param {string} name
 */
function plainText(knex, table, name) {
  const isPostgres = knex.client.dialect === 'postgresql';
  return table.specificType(name, isPostgres ? 'text collate "C"' : 'text');
}

/**
 * PostgreSQL's older method of compression takes longer than everything else
 * about keeping a delivery; without the newer one payloads are kept as they are.
 *
 * @param {import('knex').Knex} knex
 */
async function compressFast(knex) {
  if (knex.client.dialect !== 'postgresql') return;
  const { rows } = await knex.raw(
    `select 1 from pg_settings
     where name = 'default_toast_compression' and 'lz4' = any(enumvals)`,
  );
  const how = rows.length > 0 ? 'compression lz4' : 'storage external';
  await knex.raw(`alter table deliveries alter body set ${how}`);
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('deliveries', table => {
    table.comment('The inbox: what other systems sent, kept before it is read');
    table.bigIncrements('id');
    plainText(knex, table, 'source').notNullable();
    plainText(knex, table, 'delivery_key')
      .notNullable()
      .comment("The sender's id, or a hash of event and payload");
    table.text('event').notNullable().comment("In the source's own words");
    table.text('topic').comment('Of the event bus; null for a webhook');
    table.bigInteger('received_at').notNullable();
    table
      .text('headers')
      .notNullable()
      .comment('JSON of those that the connector reads, none with a proof');
    table.binary('body').notNullable().comment('JSON as it was sent');
    table.integer('bytes').notNullable().comment('Size of the body');
    table.boolean('test').notNullable().defaultTo(false);
    plainText(knex, table, 'status').notNullable().defaultTo('waiting');
    table.text('reason').comment('Why it is not processed');
    table.text('results').comment('JSON of what became of each record');
    table
      .integer('attempts')
      .notNullable()
      .defaultTo(0)
      .comment('Claims ever; an older claim stores nothing');
    table
      .integer('break_offs')
      .notNullable()
      .defaultTo(0)
      .comment('Claims that have not ended since it was last made to wait');
    table
      .bigInteger('due_at')
      .notNullable()
      .comment('Not to be claimed before: a lease, or a pause after an error');
    table.bigInteger('processed_at');
    table.unique(['source', 'delivery_key']);
    table.index(['received_at', 'id']);
    table.index(['source', 'status', 'received_at', 'id']);
  });
  await knex.schema.raw(
    `create index deliveries_waiting_index on deliveries (id) where status = 'waiting'`,
  );
  await knex.schema.raw(
    `create index deliveries_unresolved_index on deliveries (received_at, id) where status in ('failed', 'unmatched')`,
  );
  await compressFast(knex);

  await knex.schema.createTable('delivery_waits', table => {
    table.comment('Records of unmatched deliveries that wait for an entity');
    table
      .bigInteger('delivery_id')
      .notNullable()
      .references('id')
      .inTable('deliveries')
      .onDelete('CASCADE');
    plainText(knex, table, 'ref').notNullable().comment('As in records');
    table.primary(['delivery_id', 'ref']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('delivery_waits');
  await knex.schema.dropTable('deliveries');
};
