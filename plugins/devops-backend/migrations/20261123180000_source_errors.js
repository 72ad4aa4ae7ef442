// @ts-check

/**
 * Texts order by code point, as in the other tables.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const isPostgres = knex.client.dialect === 'postgresql';
  const text = isPostgres ? 'text collate "C"' : 'text';
  await knex.schema.createTable('source_errors', table => {
    table.comment(
      'What the last delivery of a source could not do for an entity',
    );
    table.specificType('source', text).notNullable();
    table.specificType('entity_ref', text).notNullable();
    table.text('message').notNullable();
    table.primary(['source', 'entity_ref']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('source_errors');
};
