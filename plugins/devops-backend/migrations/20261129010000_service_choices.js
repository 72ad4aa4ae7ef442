// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('services', table => {
    table
      .text('definition_annotations')
      .comment('JSON of those that choose definitions; null when it has none');
    table
      .text('incident_sources')
      .comment(
        'JSON of the sources that deliver its incidents, and since when that is known; null when there are none',
      );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('services', table => {
    table.dropColumn('incident_sources');
    table.dropColumn('definition_annotations');
  });
};
