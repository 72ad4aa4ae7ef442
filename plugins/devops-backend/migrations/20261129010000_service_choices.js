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
  // By itself: on SQLite knex would make the table anew, and with the old one go
  // the rows of others that belong to it.
  await knex.raw('alter table services drop column incident_sources');
  await knex.raw('alter table services drop column definition_annotations');
};
