// @ts-check

/**
 * What summaries said of incidents before they said since when they are known.
 * Since ever: that is how numbers were compared then.
 */
const SAID = [
  ['"hasIncidents":false', '"firstIncidentAt":null'],
  ['"hasIncidents":true', '"firstIncidentAt":0'],
];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  // Until the facts are computed again nobody is to be told that nothing failed
  // where nobody tells of incidents.
  for (const [before, after] of SAID) {
    await knex('services')
      .whereLike('summary', `%${before}%`)
      .update({ summary: knex.raw('replace(summary, ?, ?)', [before, after]) });
  }
};

/** The numbers of before are computed again anyway, by other rules. */
exports.down = async function down() {};
