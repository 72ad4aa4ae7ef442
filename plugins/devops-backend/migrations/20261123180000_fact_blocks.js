// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('fact_blocks', table => {
    table.comment('The facts of a service and UTC month, made to be added up');
    table.integer('service_id').notNullable();
    table.bigInteger('month').notNullable().comment('Its first instant');
    table.text('words').notNullable().comment('Base64, see the common package');
    table.primary(['service_id', 'month']);
    table.foreign('service_id').references('services.id').onDelete('CASCADE');
  });
  await knex.schema.createTable('service_sources', table => {
    table.comment('What each source has delivered for a service');
    table.integer('service_id').notNullable();
    table.text('source').notNullable();
    table.text('kind').notNullable();
    table.bigInteger('records').notNullable();
    table.bigInteger('received_at').notNullable().comment('The last of them');
    table.bigInteger('at').notNullable().comment('The latest of them');
    table.primary(['service_id', 'source', 'kind']);
    table.foreign('service_id').references('services.id').onDelete('CASCADE');
  });
  // Facts that were computed before have no blocks: they are computed again.
  await knex('services').update({ facts_hash: null, definitions_hash: null });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('service_sources');
  await knex.schema.dropTable('fact_blocks');
};
