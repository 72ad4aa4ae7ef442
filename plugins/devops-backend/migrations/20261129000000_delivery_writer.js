// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('deliveries', table => {
    table
      .text('writer')
      .comment('Subject of a sender who may not write everything');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  // By itself: on SQLite knex would make the table anew, and with the old one go
  // the rows of others that belong to it.
  await knex.raw('alter table deliveries drop column writer');
};
