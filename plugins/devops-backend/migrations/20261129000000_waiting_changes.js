// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  const isPostgres = knex.client.dialect === 'postgresql';
  await knex.schema.createTable('waiting_changes', table => {
    table.comment('Changes that no release has carried; can be made again');
    table.integer('service_id').notNullable();
    table
      .specificType('revision', isPostgres ? 'text collate "C"' : 'text')
      .notNullable();
    table.bigInteger('merged_at').notNullable();
    table.boolean('automated').notNullable();
    table.text('url');
    table.primary(['service_id', 'revision']);
    table.foreign('service_id').references('services.id').onDelete('CASCADE');
  });
  // What waits was not computed before: it is with the next facts.
  await knex('services').update({ definitions_hash: null });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('waiting_changes');
};
