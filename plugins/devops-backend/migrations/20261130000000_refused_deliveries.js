// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('source_status', table => {
    table
      .bigInteger('refused_at')
      .comment('When a delivery was last refused; null when none was');
    table.text('refused_reason').comment('Code of why');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('source_status', table => {
    table.dropColumns('refused_at', 'refused_reason');
  });
};
