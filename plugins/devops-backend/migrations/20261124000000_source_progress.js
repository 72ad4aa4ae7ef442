// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('source_status', table => {
    table
      .text('progress')
      .comment('JSON of how far a long delivery has come; null when none runs');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('source_status', table => {
    table.dropColumn('progress');
  });
};
